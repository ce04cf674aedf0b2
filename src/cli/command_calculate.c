/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>

#include <glib.h>

#include "calculation_text.h"
#include "input.h"
#include "internal.h"
#include "say.h"

/* Calculate one case and print it, or fill `fault`. */
static int print_one(struct cli *cli, const char *text, size_t length, bool pretty,
    struct desk_calculation *calculation, struct fault *fault)
{
	struct case_file file = { 0 };

	if (desk_read_case(cli->desk, text, length, &file, fault) != 0)
		return -1;
	desk_calculate(cli->desk, &file, calculation);
	if (cli->json) {
		char *json = desk_calculation_json(cli->desk, calculation, pretty);

		puts(json);
		g_free(json);
	} else {
		calculation_text_print(cli->desk, &file, calculation, cli->lang);
	}
	case_file_clear(&file);
	return 0;
}

static int take_case(struct cli *cli, const char *text, size_t length, void *data,
    struct fault *fault)
{
	return print_one(cli, text, length, true, data, fault);
}

/* One object per line, in order; what is wrong with a line stands in its place. */
static int calculate_lines(struct cli *cli, struct desk_calculation *calculation)
{
	struct input_lines lines;
	struct fault fault = { 0 };
	enum input_result got;
	const char *text;
	size_t length;
	int status = EXIT_OK;

	input_lines_init(&lines, INPUT_CASE_MAX);
	while ((got = input_lines_next(&lines, &text, &length, &fault)) != INPUT_END) {
		if (got == INPUT_FAILED) {
			status = say_fault(cli, &fault);
			break;
		}
		if (got == INPUT_LINE && input_blank(text, length))
			continue;
		if (got == INPUT_TOO_LONG ||
		    print_one(cli, text, length, false, calculation, &fault) != 0) {
			fault_at(&fault, "-", lines.number);
			say_fault(cli, &fault);
			status = EXIT_INPUT;
		}
		if (say_flush() != EXIT_OK) {
			status = EXIT_OUTPUT;
			break;
		}
	}
	input_lines_clear(&lines);
	return status;
}

int command_calculate(struct cli *cli)
{
	const char *path = cli->line.argument[0];
	bool lines = g_str_equal(path, "-");
	struct desk_calculation *calculation;
	int status;

	cli->json = cli->json || lines; /* many cases at once are for programs */
	status = cli_load_rules(cli);
	if (status != EXIT_OK)
		return status;
	calculation = desk_calculation_new();
	if (lines)
		status = calculate_lines(cli, calculation);
	else
		status = cli_take_file(cli, path, take_case, calculation);
	desk_calculation_free(calculation);
	return status;
}

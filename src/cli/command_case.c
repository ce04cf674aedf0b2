/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/duplicates.h"
#include "terugkeerdesk/desk/due.h"
#include "terugkeerdesk/desk/privacy.h"

#include "case_text.h"
#include "everything_text.h"
#include "grid.h"
#include "input.h"
#include "internal.h"
#include "say.h"
#include "words.h"

#define SEARCH_BYTES_MAX 4096

/* --- add --- */

static void say_duplicate(const char *number, const struct ledger_duplicate *found)
{
	/* TRANSLATORS: a case number, the number of a person in it, another case number, and
	 * why: "the same V-number" */
	char *text =
	    g_strdup_printf(_("case %s: person %d may be in case %s already: %s"), number,
		found->person, found->number, _(likeness_label(found->likeness)));

	say_remark(text);
	g_free(text);
}

static int add_one(struct cli *cli, const char *text, size_t length, struct fault *fault)
{
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	char number[LEDGER_NUMBER_MAX];
	size_t count;

	if (desk_import_looking(
		cli->desk, text, length, number, found, &count, fault) != 0)
		return -1;
	puts(number);
	for (size_t i = 0; i < count; i++)
		say_duplicate(number, &found[i]);
	return 0;
}

static int take_case(struct cli *cli, const char *text, size_t length, void *data,
    struct fault *fault)
{
	(void)data;
	return add_one(cli, text, length, fault);
}

/* A line that is wrong is left out; a ledger that cannot be written ends it. */
static int add_lines(struct cli *cli)
{
	struct input_lines lines;
	struct fault fault = { 0 };
	enum input_result got;
	const char *text;
	size_t length;
	int status = EXIT_OK;

	input_lines_init(&lines, INPUT_CASE_MAX);
	while ((got = input_lines_next(&lines, &text, &length, &fault)) != INPUT_END) {
		if (got == INPUT_LINE && input_blank(text, length))
			continue;
		if (got != INPUT_LINE || add_one(cli, text, length, &fault) != 0) {
			if (got != INPUT_FAILED)
				fault_at(&fault, "-", lines.number);
			status = say_fault(cli, &fault);
			if (status != EXIT_INPUT)
				break;
		}
		/* Only a number that was read is a case that is known to be saved. */
		if (say_flush() != EXIT_OK) {
			status = EXIT_OUTPUT;
			break;
		}
	}
	input_lines_clear(&lines);
	return status;
}

int command_case_add(struct cli *cli)
{
	const char *path = cli->line.argument[0];
	int status = cli_load_rules(cli);

	if (status == EXIT_OK)
		status = cli_unlock(cli);
	if (status != EXIT_OK)
		return status;
	return strcmp(path, "-") == 0 ? add_lines(cli) : cli_take_file(cli, path, take_case, NULL);
}

/* --- list --- */

/* The text to search for; standard input gives its first line. */
static int search_text(struct cli *cli, char **ret)
{
	const char *given = cli_option(cli, OPTION_SEARCH);
	struct fault fault = { 0 };
	size_t length;

	if (given == NULL || strcmp(given, "-") != 0) {
		*ret = g_strdup(given != NULL ? given : "");
	} else {
		if (input_file("-", SEARCH_BYTES_MAX, ret, &length, &fault) != 0)
			return say_fault(cli, &fault);
		(*ret)[strcspn(*ret, "\r\n")] = '\0';
	}
	if (g_utf8_validate(*ret, -1, NULL))
		return EXIT_OK;
	g_free(*ret);
	fault_set(&fault, FAULT_UTF8, "--search", NULL, NULL);
	return say_fault(cli, &fault);
}

/* Why a case waits, one after the other. */
static void add_due(
    struct grid *grid, const struct cli *cli, const struct ledger_row *row)
{
	desk_due_set set = desk_due_of(cli->desk, row);
	GString *text = g_string_new(row->draft ? _("draft") : "");

	for (enum desk_due due = 0; due < DESK_DUE_COUNT; due++)
		if (set >> due & 1)
			g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
			    _(desk_due_label(due)));
	grid_add(grid, text->str);
	g_string_free(text, TRUE);
}

static void add_row(
    struct grid *grid, const struct cli *cli, const struct ledger_row *row)
{
	char money[MONEY_TEXT];
	char code[16];
	char date[DATE_TEXT];

	grid_add(grid, row->number);
	grid_add_name(grid, row->names);
	grid_add_number(grid, row->person_count);
	grid_add(grid, country_code_text(code, row->nationality));
	grid_add(grid, row->registered_on != DAY_NONE
			   ? date_format_short(date, row->registered_on)
			   : "–");
	grid_add(grid, row->departure_on != DAY_NONE
			   ? date_format_short(date, row->departure_on)
			   : "–");
	if (row->applies < APPLIES_NONE && row->registered_on != DAY_NONE) {
		grid_add(grid, _(package_label((enum package)row->applies)));
		grid_add(grid,
		    money_format_range(money, row->total.range, cli->lang, MONEY_SHORT));
	} else {
		grid_add(grid, "");
		grid_add(grid, "");
	}
	add_due(grid, cli, row);
	grid_end_row(grid);
}

static void print_rows(const struct cli *cli, const size_t *index, size_t count)
{
	static const char *const heads[] = { N_("Case"), N_("Names"), N_("Persons"),
		N_("Nationality"), N_("Registered"), N_("Departure"), N_("Applies"),
		N_("Total"), N_("Waits") };
	struct grid grid = { .columns = G_N_ELEMENTS(heads), .right = 1 << 2 | 1 << 7 };

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		grid_add(&grid, _(heads[i]));
	for (size_t i = 0; i < count; i++)
		add_row(&grid, cli, ledger_row(desk_ledger(cli->desk), index[i]));
	grid_print(&grid);
}

/* Leave only those that wait for something; how many there are. */
static size_t keep_due(const struct cli *cli, size_t *index, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		const struct ledger_row *row =
		    ledger_row(desk_ledger(cli->desk), index[i]);

		if (row->draft || desk_due_of(cli->desk, row) != 0)
			index[kept++] = index[i];
	}
	return kept;
}

int command_case_list(struct cli *cli)
{
	char *text;
	size_t *index;
	size_t count;
	int status = search_text(cli, &text);

	if (status != EXIT_OK)
		return status;
	status = cli_unlock(cli);
	if (status == EXIT_OK) {
		count = ledger_row_count(desk_ledger(cli->desk));
		index = g_new(size_t, count + 1);
		count = ledger_search(desk_ledger(cli->desk), text, index, count);
		/* For overlays; without rules the list is there all the same. */
		desk_load_rules(cli->desk, NULL);
		desk_due_look(cli->desk);
		if (cli_option(cli, OPTION_DUE) != NULL)
			count = keep_due(cli, index, count);
		if (cli->json) {
			char *json = desk_list_json(cli->desk, index, count);

			puts(json);
			g_free(json);
		} else {
			print_rows(cli, index, count);
		}
		g_free(index);
	}
	g_free(text);
	return status;
}

/* --- one case --- */

static int print_json(struct cli *cli, const char *uuid, bool pretty)
{
	struct fault fault = { 0 };
	char *json;

	if (desk_export(cli->desk, uuid, pretty, &json, &fault) != 0)
		return say_fault(cli, &fault);
	puts(json);
	explicit_bzero(json, strlen(json));
	g_free(json);
	return EXIT_OK;
}

static int print_case(struct cli *cli, const char *uuid)
{
	struct fault fault = { 0 };
	struct desk_calculation *calculation;
	struct desk_case *opened = desk_case_open(cli->desk, uuid, false, &fault);

	if (opened == NULL)
		return say_fault(cli, &fault);
	calculation = desk_calculation_new();
	desk_calculate(cli->desk, &opened->file, calculation);
	case_text_print(cli->desk, opened, calculation, cli->lang);
	desk_calculation_free(calculation);
	desk_case_free(opened);
	return EXIT_OK;
}

int command_case_show(struct cli *cli)
{
	char uuid[LEDGER_UUID_TEXT];
	int status = EXIT_OK;

	if (!cli->json)
		status = cli_load_rules(cli);
	if (status == EXIT_OK)
		status = cli_find_case(cli, uuid);
	if (status != EXIT_OK)
		return status;
	return cli->json ? print_json(cli, uuid, true) : print_case(cli, uuid);
}

/* --- export --- */

static int by_number(const void *one, const void *other)
{
	return strcmp((*(const struct ledger_row *const *)one)->number,
	    (*(const struct ledger_row *const *)other)->number);
}

static int export_all(struct cli *cli)
{
	struct ledger *ledger = desk_ledger(cli->desk);
	size_t count = ledger_row_count(ledger);
	const struct ledger_row **row = g_new(const struct ledger_row *, count + 1);
	int status = EXIT_OK;

	for (size_t i = 0; i < count; i++)
		row[i] = ledger_row(ledger, i);
	qsort(row, count, sizeof(row[0]), by_number);
	for (size_t i = 0; i < count && status == EXIT_OK; i++)
		status = print_json(cli, row[i]->uuid, false);
	g_free(row);
	return status;
}

/* What left the desk stands in the log, once it is out. */
static int note_export(struct cli *cli, const char *uuid)
{
	struct fault fault = { 0 };
	int status = say_flush();

	if (status == EXIT_OK && desk_note_export(cli->desk, uuid, &fault) != 0)
		status = say_fault(cli, &fault);
	return status;
}

static int print_everything(struct cli *cli, const char *uuid)
{
	struct desk_everything everything = { 0 };
	struct fault fault = { 0 };
	int status = EXIT_OK;
	char *json;

	desk_load_rules(cli->desk, NULL); /* names of countries and conditions */
	if (desk_everything(cli->desk, uuid, &everything, &fault) != 0) {
		status = say_fault(cli, &fault);
	} else if (cli_option(cli, OPTION_READABLE) == NULL) {
		json = desk_everything_json(cli->desk, &everything);
		puts(json);
		explicit_bzero(json, strlen(json));
		g_free(json);
	} else {
		everything_text_print(cli->desk, &everything, cli->lang);
	}
	desk_everything_clear(&everything);
	return status;
}

int command_case_export(struct cli *cli)
{
	char uuid[LEDGER_UUID_TEXT];
	bool all = cli_option(cli, OPTION_ALL) != NULL;
	bool everything = !all && cli_option(cli, OPTION_EVERYTHING) != NULL;
	struct usage usage = { 0 };
	int status;

	if (!everything && cli_option(cli, OPTION_READABLE) != NULL) {
		usage_set(&usage, USAGE_ARGUMENT_MISSING, "case export", NULL,
		    "CASE --everything");
		return say_usage(cli, &usage);
	}
	status = all ? cli_unlock(cli) : cli_find_case(cli, uuid);
	if (status == EXIT_OK && everything)
		status = print_everything(cli, uuid);
	else if (status == EXIT_OK)
		status = all ? export_all(cli) : print_json(cli, uuid, true);
	if (status == EXIT_OK)
		status = note_export(cli, all ? NULL : uuid);
	return status;
}

/* --- log --- */

/* Summaries of the case that would be others today; none where that cannot be told. */
static void find_told(
    struct cli *cli, const char *uuid, struct desk_told **ret, size_t *ret_count)
{
	struct desk_case *opened = NULL;
	struct desk_calculation *calculation = desk_calculation_new();

	if (desk_rulebook(cli->desk) != NULL)
		opened = desk_case_open(cli->desk, uuid, false, NULL);
	if (opened != NULL) {
		desk_calculate(cli->desk, &opened->file, calculation);
		desk_told_differs(cli->desk, opened, calculation, ret, ret_count, NULL);
	}
	desk_case_free(opened);
	desk_calculation_free(calculation);
}

int command_case_log(struct cli *cli)
{
	char uuid[LEDGER_UUID_TEXT];
	struct ledger_event *event;
	struct desk_told *told = NULL;
	struct fault fault = { 0 };
	size_t count;
	size_t told_count = 0;
	int status = cli_find_case(cli, uuid);

	if (status != EXIT_OK)
		return status;
	desk_load_rules(cli->desk, NULL); /* names of countries; codes will do */
	if (ledger_log(desk_ledger(cli->desk), uuid, &event, &count, &fault) != 0)
		return say_fault(cli, &fault);
	find_told(cli, uuid, &told, &told_count);
	if (cli->json) {
		char *json = desk_told_log_json(event, count, told, told_count);

		puts(json);
		text_free(json);
	} else {
		case_text_print_log(cli->desk, event, count, cli->lang);
		case_text_print_told(cli->desk, told, told_count, cli->lang);
	}
	desk_told_free(told, told_count);
	ledger_log_free(event, count);
	return EXIT_OK;
}

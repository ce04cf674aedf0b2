/* SPDX-License-Identifier: EUPL-1.2 */
#include "report.h"

#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/core/case_filter.h"
#include "terugkeerdesk/document/catalogue.h"

#include "say.h"
#include "words.h"

#define PAGE_COLUMNS 100

static void say_bad_row(void *data, const struct fault *fault)
{
	char sentence[SAY_SENTENCE_MAX];

	(void)data;
	say_remark(say_sentence(fault, sentence));
}

/* -1 with the first option that cannot be used. */
static int take_filter(
    const struct cli *cli, struct case_filter *ret, struct fault *fault)
{
	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++) {
		const char *word = cli_option(cli, OPTION_REGISTERED_FROM + part);

		if (word == NULL || case_filter_parse(ret, part, word, fault) == 0)
			continue;
		if (fault != NULL)
			snprintf(fault->place, sizeof(fault->place), "--%s",
			    option_row(OPTION_REGISTERED_FROM + part)->name);
		return -1;
	}
	return 0;
}

struct desk_cases report_cases(const struct cli *cli)
{
	struct desk_cases cases = {
		.path = cli_option(cli, OPTION_CASES),
		.strict = cli_option(cli, OPTION_STRICT) != NULL,
	};

	take_filter(cli, &cases.filter, NULL);
	return cases;
}

static int take_day(
    const struct cli *cli, enum option option, day_number *ret, struct fault *fault)
{
	const char *word = cli_option(cli, option);
	char place[40];

	*ret = DAY_NONE;
	if (word == NULL || date_parse_iso(word, ret) == 0 ||
	    date_parse_typed(word, ret) == 0)
		return 0;
	snprintf(place, sizeof(place), "--%s", option_row(option)->name);
	return fault_set(
	    fault, FAULT_DATE, place, word, N_("a day that exists, like 2024-03-22"));
}

int report_period(struct cli *cli, struct desk_period *ret)
{
	struct fault fault = { 0 };

	if (take_day(cli, OPTION_FROM, &ret->from, &fault) == 0 &&
	    take_day(cli, OPTION_TO, &ret->to, &fault) == 0 &&
	    desk_period_check(ret, &fault) == 0)
		return EXIT_OK;
	say_fault(cli, &fault);
	return EXIT_USAGE;
}

struct desk_watch report_watch(struct cli *cli)
{
	return (struct desk_watch){ .data = cli, .bad_row = say_bad_row };
}

int report_prepare(struct cli *cli)
{
	struct case_filter filter = { 0 };
	struct fault fault = { 0 };
	int status;

	if (take_filter(cli, &filter, &fault) != 0) {
		say_fault(cli, &fault);
		return EXIT_USAGE;
	}
	status = cli_load_rules(cli);
	if (status == EXIT_OK && cli_option(cli, OPTION_CASES) == NULL)
		status = cli_unlock(cli);
	return status;
}

int report_print_text(char *text, const char *end)
{
	fputs(text, stdout);
	fputs(end, stdout);
	g_free(text);
	return EXIT_OK;
}

int report_print_document(struct cli *cli, const struct document *document)
{
	struct catalogue catalogue = { 0 };
	struct fault fault = { 0 };

	if (catalogue_open(cli->host->locale_folder, cli->lang, &catalogue, &fault) != 0)
		return say_fault(cli, &fault);
	report_print_text(document_text(document, &catalogue, PAGE_COLUMNS), "");
	catalogue_close(&catalogue);
	return EXIT_OK;
}

/* Rows that were left out make the input one that holds an error. */
int report_status(const struct desk_read *read)
{
	if (read->cut)
		say_remark(
		    _("The last line has no line end: the file may have been cut off."));
	return read->bad > 0 ? EXIT_INPUT : EXIT_OK;
}

int report_failed(struct cli *cli, struct faults *faults)
{
	int status = say_faults(cli, faults);

	faults_clear(faults);
	return status;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/document/catalogue.h"

#include "internal.h"
#include "say.h"
#include "words.h"

#define PAGE_COLUMNS 100

/* --- what all reports do --- */

static void say_bad_row(void *data, const struct fault *fault)
{
	char sentence[SAY_SENTENCE_MAX];

	(void)data;
	say_remark(say_sentence(fault, sentence));
}

static struct desk_cases cases_of(const struct cli *cli)
{
	return (struct desk_cases){
		.path = cli_option(cli, OPTION_CASES),
		.strict = cli_option(cli, OPTION_STRICT) != NULL,
	};
}

/* Rules, and the ledger unless the cases come from a file. */
static int prepare(struct cli *cli)
{
	int status = cli_load_rules(cli);

	if (status == EXIT_OK && cli_option(cli, OPTION_CASES) == NULL)
		status = cli_unlock(cli);
	return status;
}

static int print_document(struct cli *cli, const struct document *document)
{
	struct catalogue catalogue = { 0 };
	struct fault fault = { 0 };
	char *text;

	if (catalogue_open(cli->host->locale_folder, cli->lang, &catalogue, &fault) != 0)
		return say_fault(cli, &fault);
	text = document_text(document, &catalogue, PAGE_COLUMNS);
	fputs(text, stdout);
	g_free(text);
	catalogue_close(&catalogue);
	return EXIT_OK;
}

/* Rows that were left out make the input one that holds an error. */
static int status_of(const struct desk_read *read)
{
	if (read->cut)
		say_remark(
		    _("The last line has no line end: the file may have been cut off."));
	return read->bad > 0 ? EXIT_INPUT : EXIT_OK;
}

/* --- what-if --- */

static int print_what_if(struct cli *cli, const struct desk_what_if *what_if)
{
	struct document document = { 0 };
	int status = EXIT_OK;
	char *text;

	if (cli->json || cli_option(cli, OPTION_CSV) != NULL) {
		text = cli->json ? desk_what_if_json(cli->desk, what_if)
				 : desk_what_if_csv(cli->desk, what_if);
		fputs(text, stdout);
		if (cli->json)
			putchar('\n');
		g_free(text);
		return EXIT_OK;
	}
	desk_what_if_document(cli->desk, what_if, cli->lang, &document);
	status = print_document(cli, &document);
	document_clear(&document);
	return status;
}

int command_report_what_if(struct cli *cli)
{
	const char *policy = cli_option(cli, OPTION_POLICY);
	const char *against = cli_option(cli, OPTION_AGAINST);
	struct desk_watch watch = { .data = cli, .bad_row = say_bad_row };
	struct desk_cases cases = cases_of(cli);
	struct desk_what_if *what_if;
	struct faults faults = { 0 };
	int status = prepare(cli);

	if (status != EXIT_OK)
		return status;
	what_if = desk_what_if(cli->desk, policy, against, &cases, &watch, &faults);
	if (what_if == NULL) {
		status = faults.count > 0 ? say_faults(cli, &faults) : EXIT_INPUT;
		faults_clear(&faults);
		return status;
	}
	status = print_what_if(cli, what_if);
	if (status == EXIT_OK)
		status = status_of(&what_if->read);
	desk_what_if_free(what_if);
	return status;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include "terugkeerdesk/desk/totals.h"

#include "report.h"
#include "say.h"

static int print(struct cli *cli, const struct desk_totals *totals)
{
	struct document document = { 0 };
	int status;

	if (cli->json)
		return report_print_text(desk_totals_json(cli->desk, totals), "\n");
	if (cli_option(cli, OPTION_CSV) != NULL)
		return report_print_text(desk_totals_csv(cli->desk, totals), "");
	desk_totals_document(cli->desk, totals, cli->lang, &document);
	status = report_print_document(cli, &document);
	document_clear(&document);
	return status;
}

/* A table by itself needs no ledger: whatever is asked of cases counts them. */
static bool counts_cases(const struct cli *cli)
{
	option_set of_cases = cli->line.command->options &
			      ~(OPTION_BIT(OPTION_TABLE) | OPTION_BIT(OPTION_JSON) |
				  OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_STRICT));

	for (enum option option = OPTION_GLOBAL_COUNT; option < OPTION_COUNT; option++)
		if ((of_cases & OPTION_BIT(option)) != 0 &&
		    cli_option(cli, option) != NULL)
			return true;
	return cli_option(cli, OPTION_TABLE) == NULL;
}

/* What is asked for besides the counts. */
static int complete(struct cli *cli, struct desk_totals *totals)
{
	const char *split = cli_option(cli, OPTION_SPLIT);
	const char *table = cli_option(cli, OPTION_TABLE);
	struct faults faults = { 0 };
	struct fault fault = { 0 };

	if (split != NULL && desk_totals_split(totals, split, &fault) != 0)
		return say_fault(cli, &fault);
	if (table != NULL && desk_totals_table(cli->desk, totals, table, &faults) != 0)
		return report_failed(cli, &faults);
	return EXIT_OK;
}

static int make(
    struct cli *cli, const struct desk_period *period, const struct desk_cases *cases)
{
	struct desk_watch watch = report_watch(cli);
	struct faults faults = { 0 };
	struct desk_totals *totals =
	    desk_totals(cli->desk, period, cases, &watch, &faults);
	int status;

	if (totals == NULL)
		return report_failed(cli, &faults);
	status = complete(cli, totals);
	if (status == EXIT_OK)
		status = print(cli, totals);
	if (status == EXIT_OK)
		status = report_status(&totals->read);
	desk_totals_free(totals);
	return status;
}

int command_report_totals(struct cli *cli)
{
	struct desk_cases cases = report_cases(cli);
	bool counting = counts_cases(cli);
	struct desk_period period;
	int status = report_period(cli, &period);

	if (status == EXIT_OK && counting)
		status = report_prepare(cli);
	return status == EXIT_OK ? make(cli, &period, counting ? &cases : NULL) : status;
}

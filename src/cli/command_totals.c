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

static int split_and_print(struct cli *cli, struct desk_totals *totals)
{
	const char *split = cli_option(cli, OPTION_SPLIT);
	struct fault fault = { 0 };
	int status;

	if (split != NULL && desk_totals_split(totals, split, &fault) != 0)
		return say_fault(cli, &fault);
	status = print(cli, totals);
	return status == EXIT_OK ? report_status(&totals->read) : status;
}

int command_report_totals(struct cli *cli)
{
	struct desk_watch watch = report_watch(cli);
	struct desk_cases cases = report_cases(cli);
	struct faults faults = { 0 };
	struct desk_period period;
	struct desk_totals *totals;
	int status = report_period(cli, &period);

	if (status == EXIT_OK)
		status = report_prepare(cli);
	if (status != EXIT_OK)
		return status;
	totals = desk_totals(cli->desk, &period, &cases, &watch, &faults);
	if (totals == NULL)
		return report_failed(cli, &faults);
	status = split_and_print(cli, totals);
	desk_totals_free(totals);
	return status;
}

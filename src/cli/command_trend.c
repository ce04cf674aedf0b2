/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include "terugkeerdesk/desk/trend.h"

#include "report.h"

static int print(struct cli *cli, const struct desk_trend *trend)
{
	struct document document = { 0 };
	int status;

	if (cli->json)
		return report_print_text(desk_trend_json(cli->desk, trend), "\n");
	if (cli_option(cli, OPTION_CSV) != NULL)
		return report_print_text(desk_trend_csv(cli->desk, trend), "");
	desk_trend_document(cli->desk, trend, cli->lang, &document);
	status = report_print_document(cli, &document);
	document_clear(&document);
	return status;
}

int command_report_trend(struct cli *cli)
{
	const char *by = cli_option(cli, OPTION_BY);
	struct desk_trend_ask ask = {
		.by = by != NULL ? trend_by_find(by) : TREND_REGISTERED,
	};
	struct desk_watch watch = report_watch(cli);
	struct desk_cases cases = report_cases(cli);
	struct faults faults = { 0 };
	struct desk_trend *trend;
	int status = report_period(cli, &ask.period);

	if (status == EXIT_OK)
		status = report_prepare(cli);
	if (status != EXIT_OK)
		return status;
	trend = desk_trend(cli->desk, &ask, &cases, &watch, &faults);
	if (trend == NULL)
		return report_failed(cli, &faults);
	status = print(cli, trend);
	if (status == EXIT_OK)
		status = report_status(&trend->read);
	desk_trend_free(trend);
	return status;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include "terugkeerdesk/desk/what_if.h"

#include "report.h"

static int print(struct cli *cli, const struct desk_what_if *what_if)
{
	struct document document = { 0 };
	int status;

	if (cli->json)
		return report_print_text(desk_what_if_json(cli->desk, what_if), "\n");
	if (cli_option(cli, OPTION_CSV) != NULL)
		return report_print_text(desk_what_if_csv(cli->desk, what_if), "");
	desk_what_if_document(cli->desk, what_if, cli->lang, &document);
	status = report_print_document(cli, &document);
	document_clear(&document);
	return status;
}

int command_report_what_if(struct cli *cli)
{
	const char *policy = cli_option(cli, OPTION_POLICY);
	const char *against = cli_option(cli, OPTION_AGAINST);
	struct desk_watch watch = report_watch(cli);
	struct desk_cases cases = report_cases(cli);
	struct desk_what_if *what_if;
	struct faults faults = { 0 };
	int status = report_prepare(cli);

	if (status != EXIT_OK)
		return status;
	what_if = desk_what_if(cli->desk, policy, against, &cases, &watch, &faults);
	if (what_if == NULL)
		return report_failed(cli, &faults);
	status = print(cli, what_if);
	if (status == EXIT_OK)
		status = report_status(&what_if->read);
	desk_what_if_free(what_if);
	return status;
}

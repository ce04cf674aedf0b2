/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/backup.h"

#include "internal.h"
#include "ledger_text.h"
#include "say.h"
#include "words.h"

static void print_json(char *take_json)
{
	puts(take_json);
	g_free(take_json);
}

int command_ledger_backup(struct cli *cli)
{
	const char *path = cli->line.argument[0];
	struct ledger_head head;
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	if (desk_backup(cli->desk, path, NULL, NULL, &head, &fault) != 0)
		return say_fault(cli, &fault);
	if (cli->json) {
		print_json(desk_backup_json(path, &head));
		return EXIT_OK;
	}
	/* TRANSLATORS: the path of a file */
	printf(_("A backup was made and read back: %s"), path);
	putchar('\n');
	ledger_text_head(&head);
	return EXIT_OK;
}

/* What was found is said before what became of it; a backup that cannot be opened is to
 * a script what a ledger is that cannot. */
static int say_restored(struct cli *cli, const struct ledger_report *report,
    const char *restored, int failed, const struct fault *fault)
{
	bool looked = report->events > 0;

	if (looked && cli->json)
		print_json(desk_restore_json(report, restored));
	else if (looked)
		ledger_text_report(report);
	if (failed != 0)
		return cli_say_closed(cli, fault);
	if (report->finding_count > 0)
		return EXIT_DAMAGE;
	if (cli->json)
		return EXIT_OK;
	if (restored != NULL)
		/* TRANSLATORS: the path of a file */
		printf(_("The ledger was restored: %s"), restored);
	else
		printf("%s", _("This backup can be restored; nothing was changed."));
	putchar('\n');
	return EXIT_OK;
}

static void print_rescued(const struct ledger_rescue_report *report, const char *folder)
{
	/* TRANSLATORS: a count of cases */
	printf(_n("%zu case in its newest revision", "%zu cases in their newest revision",
		   report->whole),
	    report->whole);
	putchar('\n');
	printf(_n("%zu case in an older revision", "%zu cases in an older revision",
		   report->older),
	    report->older);
	putchar('\n');
	printf(_n("%zu case of which nothing can be read",
		   "%zu cases of which nothing can be read", report->lost),
	    report->lost);
	putchar('\n');
	printf(_n("%zu draft", "%zu drafts", report->drafts), report->drafts);
	putchar('\n');
	/* TRANSLATORS: how many events of the log, and the path of a folder */
	printf(_("Events that can be read: %lld, that cannot: %lld. The whole list: "
		 "%s/list.json"),
	    (long long)report->events, (long long)report->unreadable, folder);
	putchar('\n');
	if (report->whole + report->older + report->drafts == 0)
		return;
	say_remark(_("everybody who gets these files can read them: add them to a new "
		     "ledger with “case add” and destroy them"));
}

int command_ledger_rescue(struct cli *cli)
{
	const char *folder = cli->line.argument[0];
	char passphrase[LEDGER_PASSPHRASE_MAX + 1];
	struct ledger_rescue_report report = { 0 };
	struct fault fault = { 0 };
	int status = cli_passphrase(cli, passphrase);
	int failed;

	if (status != EXIT_OK)
		return status;
	failed = desk_rescue(cli->desk, folder, cli->user, passphrase, &report, &fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	if (failed != 0)
		return say_fault(cli, &fault);
	print_rescued(&report, folder);
	return report.older + report.lost > 0 || report.unreadable > 0 ? EXIT_DAMAGE
								       : EXIT_OK;
}

int command_ledger_restore(struct cli *cli)
{
	const char *backup = cli->line.argument[0];
	const char *path = desk_env(cli->desk)->ledger_path;
	bool rehearse = cli_option(cli, OPTION_REHEARSE) != NULL;
	char passphrase[LEDGER_PASSPHRASE_MAX + 1];
	struct ledger_report report = { 0 };
	struct fault fault = { 0 };
	int status;
	int failed;

	/* Before anybody types a passphrase for nothing. */
	if (!rehearse && desk_ledger_exists(cli->desk)) {
		fault_set(&fault, FAULT_EXISTS, path, NULL, NULL);
		return say_fault(cli, &fault);
	}
	status = cli_passphrase(cli, passphrase);
	if (status != EXIT_OK)
		return status;
	failed =
	    rehearse
		? ledger_rehearse(backup, cli->user, passphrase, &report, &fault)
		: desk_restore(cli->desk, backup, cli->user, passphrase, &report, &fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	status = say_restored(
	    cli, &report, rehearse || failed != 0 ? NULL : path, failed, &fault);
	ledger_report_clear(&report);
	return status;
}

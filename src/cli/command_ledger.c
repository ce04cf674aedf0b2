/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/anchor.h"
#include "terugkeerdesk/desk/backup.h"
#include "terugkeerdesk/desk/due.h"

#include "grid.h"
#include "internal.h"
#include "ledger_text.h"
#include "passphrase.h"
#include "say.h"
#include "words.h"

/* --- create --- */

int command_ledger_create(struct cli *cli)
{
	enum ledger_kdf_cost cost = cli_kdf_cost(cli);
	char passphrase[LEDGER_PASSPHRASE_MAX + 1];
	const char *user = cli->user != NULL ? cli->user : cli->host->login_name();
	const char *path = desk_env(cli->desk)->ledger_path;
	struct fault fault = { 0 };
	int status;

	if (desk_ledger_exists(cli->desk)) {
		fault_set(&fault, FAULT_EXISTS, path, NULL, NULL);
		return say_fault(cli, &fault);
	}
	status = cli_new_passphrase(cli, OPTION_PASSPHRASE_FILE, passphrase);
	if (status == EXIT_OK &&
	    desk_ledger_create(cli->desk, user, passphrase, cost, &fault) != 0)
		status = say_fault(cli, &fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	if (status != EXIT_OK)
		return status;
	if (cost == LEDGER_KDF_LOW)
		say_remark(
		    _("this ledger has the low cost of key derivation: its passphrase is "
		      "easier to guess; use it for tests and slow machines only"));
	/* TRANSLATORS: a user name and the path of a file */
	printf(_("A new ledger of %s: %s"), user, path);
	putchar('\n');
	return EXIT_OK;
}

/* --- verify --- */

static void say_anchor(const struct ledger_head *noted)
{
	char *count = g_strdup_printf("%" G_GINT64_FORMAT, noted->count);
	char hash[DESK_HEAD_TEXT];
	/* TRANSLATORS: a count of events, and the first letters of a hash */
	char *text = g_strdup_printf(
	    _("this desk saw the log up to event %s (%s), and that end is not in this file: "
	      "the log was cut short, or an older copy was put back. If a backup was "
	      "restored on purpose, “ledger verify --accept” takes it as it is"),
	    count, desk_head_text(hash, noted));

	say_remark(text);
	g_free(text);
	g_free(count);
}

/* Does the log run through the end that was noted here before?  Exit status. */
static int check_anchor(struct cli *cli)
{
	struct ledger_head noted;
	struct fault fault = { 0 };

	if (desk_anchor(cli->desk, &noted) != DESK_ANCHOR_BROKEN)
		return EXIT_OK;
	if (cli_option(cli, OPTION_ACCEPT) != NULL)
		return desk_anchor_accept(cli->desk, &fault) != 0 ? say_fault(cli, &fault)
								   : EXIT_OK;
	say_anchor(&noted);
	return EXIT_DAMAGE;
}

int command_ledger_verify(struct cli *cli)
{
	struct ledger_report report = { 0 };
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	if (ledger_verify(desk_ledger(cli->desk), &report, &fault) != 0)
		return say_fault(cli, &fault);
	if (cli->json) {
		char *json = desk_verify_json(&report);

		puts(json);
		g_free(json);
	} else {
		ledger_text_report(&report);
	}
	status = report.finding_count > 0 ? EXIT_DAMAGE : check_anchor(cli);
	ledger_report_clear(&report);
	return status;
}

/* --- stats --- */

static void add_line(struct grid *grid, const char *label, char *take_text)
{
	grid_add(grid, label);
	grid_add(grid, take_text);
	grid_end_row(grid);
	g_free(take_text);
}

static char *time_text(struct cli *cli, int64_t at)
{
	char text[DESK_TIME_TEXT];

	return g_strdup(
	    at == 0 ? _("never") : desk_time_format(cli->desk, text, at, cli->lang));
}

static char *number_text(int64_t number)
{
	return g_strdup_printf("%" G_GINT64_FORMAT, number);
}

static void print_stats(
    struct cli *cli, const struct ledger_stats *stats, const struct desk_due_totals *due)
{
	const char *path = ledger_path(desk_ledger(cli->desk));
	struct grid grid = { .columns = 2 };

	add_line(&grid, _("File"), g_filename_display_name(path));
	add_line(&grid, _("Version of the tables"), number_text(stats->version));
	add_line(&grid, _("Bytes"), number_text(stats->bytes));
	add_line(&grid, _("Made"), time_text(cli, stats->made_at));
	add_line(&grid, _("Last backup"), time_text(cli, stats->backup_at));
	add_line(&grid, _("Cases"), number_text(stats->cases));
	add_line(&grid, _("Revisions"), number_text(stats->revisions));
	add_line(&grid, _("Drafts"), number_text(stats->drafts));
	add_line(&grid, _("Erased cases"), number_text(stats->erased));
	add_line(&grid, _("Users"), number_text(stats->users));
	add_line(
	    &grid, _("Recovery key"), g_strdup(stats->recovery ? _("yes") : _("no")));
	for (enum desk_due reason = 0; reason < DESK_DUE_COUNT; reason++) {
		char *label =
		    g_strdup_printf(_("Waiting: %s"), _(desk_due_label(reason)));

		add_line(&grid, label, number_text((int64_t)due->count[reason]));
		g_free(label);
	}
	grid_print(&grid);
	ledger_text_head(&stats->head);
	if (due->backup.due)
		puts(_("A backup is due."));
}

int command_ledger_stats(struct cli *cli)
{
	struct ledger_stats stats;
	struct desk_due_totals due;
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	desk_load_rules(cli->desk, NULL); /* for overlays; figures can do without */
	if (ledger_stats(desk_ledger(cli->desk), &stats, &fault) != 0 ||
	    desk_due_totals(cli->desk, &due, &fault) != 0)
		return say_fault(cli, &fault);
	if (cli->json) {
		char *json =
		    desk_stats_json(ledger_path(desk_ledger(cli->desk)), &stats, &due);

		puts(json);
		g_free(json);
	} else {
		print_stats(cli, &stats, &due);
	}
	return EXIT_OK;
}

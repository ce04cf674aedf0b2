/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "internal.h"
#include "passphrase.h"
#include "say.h"
#include "words.h"

/* --- create --- */

/* Asked twice when typed: nobody sees a slip of the finger. */
static int new_passphrase(struct cli *cli, char ret[LEDGER_PASSPHRASE_MAX + 1])
{
	const char *path = cli_option(cli, OPTION_PASSPHRASE_FILE);
	char again[LEDGER_PASSPHRASE_MAX + 1];
	struct fault fault = { 0 };
	int status = EXIT_OK;

	if (path != NULL)
		return passphrase_from_file(path, ret, &fault) != 0
			   ? say_fault(cli, &fault)
			   : EXIT_OK;
	if (passphrase_ask(_("New passphrase: "), ret, &fault) != 0 ||
	    passphrase_ask(_("The same passphrase again: "), again, &fault) != 0)
		return say_fault(cli, &fault);
	if (strcmp(ret, again) != 0) {
		say_remark(_("these were two different passphrases; no ledger was made"));
		status = EXIT_INPUT;
	}
	explicit_bzero(again, sizeof(again));
	return status;
}

int command_ledger_create(struct cli *cli)
{
	const char *cost = cli_option(cli, OPTION_KDF_COST);
	bool low = cost != NULL && strcmp(cost, "low") == 0;
	char passphrase[LEDGER_PASSPHRASE_MAX + 1];
	const char *user = cli->user != NULL ? cli->user : cli->host->user;
	const char *path = desk_env(cli->desk)->ledger_path;
	struct fault fault = { 0 };
	int status;

	if (desk_ledger_exists(cli->desk)) {
		fault_set(&fault, FAULT_EXISTS, path, NULL, NULL);
		return say_fault(cli, &fault);
	}
	status = new_passphrase(cli, passphrase);
	if (status == EXIT_OK &&
	    desk_ledger_create(cli->desk, user, passphrase,
		low ? LEDGER_KDF_LOW : LEDGER_KDF_STANDARD, &fault) != 0)
		status = say_fault(cli, &fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	if (status != EXIT_OK)
		return status;
	if (low)
		say_remark(
		    _("this ledger has the low cost of key derivation: its passphrase is "
		      "easier to guess; use it for tests and slow machines only"));
	/* TRANSLATORS: a user name and the path of a file */
	printf(_("A new ledger of %s: %s"), user, path);
	putchar('\n');
	return EXIT_OK;
}

/* --- verify --- */

static const char *damage_sentence(enum ledger_damage damage)
{
	switch (damage) {
	case LEDGER_DAMAGE_SQLITE:
		return _("the database itself is damaged");
	case LEDGER_DAMAGE_SEAL:
		return _("a sealed record cannot be opened");
	case LEDGER_DAMAGE_CHAIN:
		return _("the log was changed, cut or put in another order");
	case LEDGER_DAMAGE_REFERENCE:
		return _("something that should be there is missing");
	case LEDGER_DAMAGE_RECORD:
		return _("a record cannot be read");
	}
	return "";
}

static void print_finding(const struct ledger_finding *finding)
{
	fprintf(stderr, "%s:%lld: %s", finding->table, (long long)finding->row,
	    damage_sentence(finding->damage));
	if (*finding->uuid != '\0')
		fprintf(stderr, " (%s)", finding->uuid);
	if (*finding->detail != '\0')
		fprintf(stderr, " (%s)", finding->detail);
	fputc('\n', stderr);
}

static void print_report(const struct ledger_report *report)
{
	char head[2 * sizeof(report->head.hash) + 1];

	for (size_t i = 0; i < report->finding_count; i++)
		print_finding(&report->finding[i]);
	/* TRANSLATORS: three counts: cases, revisions of cases, events of the log */
	printf(_("Cases: %zu, revisions: %zu, events: %zu"), report->cases,
	    report->revisions, report->events);
	putchar('\n');
	for (size_t i = 0; i < sizeof(report->head.hash); i++)
		snprintf(head + 2 * i, 3, "%02x", report->head.hash[i]);
	/* TRANSLATORS: the end of the log: its count of events and its hash */
	printf(_("End of the log: %lld %s"), (long long)report->head.count, head);
	putchar('\n');
	if (report->finding_count == 0)
		puts(_("The ledger is sound."));
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
		print_report(&report);
	}
	status = report.finding_count > 0 ? EXIT_DAMAGE : EXIT_OK;
	ledger_report_clear(&report);
	return status;
}

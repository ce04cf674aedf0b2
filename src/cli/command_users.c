/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/users.h"

#include "grid.h"
#include "internal.h"
#include "passphrase.h"
#include "say.h"
#include "words.h"

/* Done to an unlocked ledger, with a sentence at the end. */
static int done(struct cli *cli, int failed, const struct fault *fault, const char *words)
{
	if (failed != 0)
		return say_fault(cli, fault);
	puts(words);
	return EXIT_OK;
}

int command_ledger_rekey(struct cli *cli)
{
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	return done(cli, desk_rekey(cli->desk, &fault), &fault,
	    _("The ledger has a new data key. Desks that are open must be unlocked anew; "
	      "earlier backups still open with the passphrases of their day."));
}

int command_ledger_recovery(struct cli *cli)
{
	char text[LEDGER_RECOVERY_TEXT];
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	if (desk_recovery_new(cli->desk, text, &fault) != 0)
		return say_fault(cli, &fault);
	puts(text);
	explicit_bzero(text, sizeof(text));
	say_remark(
	    _("write this recovery key on paper and lock it away: it opens the ledger "
	      "when a passphrase is forgotten, and it is shown only once"));
	return EXIT_OK;
}

int command_ledger_passphrase(struct cli *cli)
{
	char old[LEDGER_PASSPHRASE_MAX + 1], passphrase[LEDGER_PASSPHRASE_MAX + 1];
	struct fault fault = { 0 };
	int status;

	if (desk_ledger_open(cli->desk, &fault) != 0)
		return cli_say_closed(cli, &fault);
	status = cli_passphrase(cli, old);
	if (status == EXIT_OK &&
	    desk_unlock(cli->desk, cli->user, old, NULL, NULL, &fault) != 0)
		status = cli_say_closed(cli, &fault);
	if (status == EXIT_OK)
		status = cli_new_passphrase(cli, OPTION_NEW_PASSPHRASE_FILE, passphrase);
	if (status == EXIT_OK)
		status = done(cli,
		    desk_passphrase_change(
			cli->desk, old, passphrase, cli_kdf_cost(cli), &fault),
		    &fault, _("Your passphrase was changed."));
	explicit_bzero(old, sizeof(old));
	explicit_bzero(passphrase, sizeof(passphrase));
	return status;
}

/* The recovery key stands where the passphrase stands otherwise. */
static int ask_recovery(struct cli *cli, char ret[LEDGER_PASSPHRASE_MAX + 1])
{
	const char *path = cli_option(cli, OPTION_PASSPHRASE_FILE);
	struct fault fault = { 0 };
	int failed = path != NULL ? passphrase_from_file(path, ret, &fault)
				  : passphrase_ask(_("Recovery key: "),
				      "--passphrase-file", ret, &fault);

	return failed != 0 ? say_fault(cli, &fault) : EXIT_OK;
}

int command_ledger_recover(struct cli *cli)
{
	const char *user = cli->user != NULL ? cli->user : cli->host->login_name();
	char recovery[LEDGER_PASSPHRASE_MAX + 1], passphrase[LEDGER_PASSPHRASE_MAX + 1];
	struct fault fault = { 0 };
	int status;

	if (desk_ledger_open(cli->desk, &fault) != 0)
		return cli_say_closed(cli, &fault);
	status = ask_recovery(cli, recovery);
	if (status == EXIT_OK)
		status = cli_new_passphrase(cli, OPTION_NEW_PASSPHRASE_FILE, passphrase);
	if (status == EXIT_OK && desk_recover(cli->desk, recovery, user, passphrase,
				     cli_kdf_cost(cli), &fault) != 0)
		/* A key that does not open is to a script what a wrong passphrase is. */
		status = fault.code == FAULT_PASSPHRASE ? cli_say_closed(cli, &fault)
							: say_fault(cli, &fault);
	explicit_bzero(recovery, sizeof(recovery));
	explicit_bzero(passphrase, sizeof(passphrase));
	if (status != EXIT_OK)
		return status;
	/* TRANSLATORS: a user name */
	printf(_("%s can unlock the ledger with the new passphrase. Make a new recovery "
		 "key: this one was used."),
	    user);
	putchar('\n');
	return EXIT_OK;
}

int command_user_add(struct cli *cli)
{
	const char *name = cli->line.argument[0];
	char passphrase[LEDGER_PASSPHRASE_MAX + 1];
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	status = cli_new_passphrase(cli, OPTION_NEW_PASSPHRASE_FILE, passphrase);
	if (status == EXIT_OK &&
	    desk_user_add(cli->desk, name, passphrase, cli_kdf_cost(cli), &fault) != 0)
		status = say_fault(cli, &fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	if (status != EXIT_OK)
		return status;
	/* TRANSLATORS: a user name */
	printf(_("%s can unlock the ledger from now on."), name);
	putchar('\n');
	return EXIT_OK;
}

int command_user_remove(struct cli *cli)
{
	const char *name = cli->line.argument[0];
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	if (desk_user_remove(cli->desk, name, &fault) != 0)
		return say_fault(cli, &fault);
	/* TRANSLATORS: a user name */
	printf(
	    _("%s can no longer unlock the ledger. Backups made before today still open "
	      "with the old passphrase."),
	    name);
	putchar('\n');
	return EXIT_OK;
}

static void print_users(
    const struct cli *cli, const struct ledger_user *user, size_t count)
{
	struct grid grid = { .columns = 3 };
	bool cheap = false;

	for (size_t i = 0; i < count; i++) {
		char when[DESK_TIME_TEXT];

		if (user[i].recovery)
			grid_add(&grid, _("(recovery key)"));
		else
			grid_add_name(&grid, user[i].name);
		grid_add(&grid,
		    desk_time_format(cli->desk, when, user[i].added_at, cli->lang));
		grid_add(&grid, user[i].cheap ? _("cheap to guess") : "");
		cheap = cheap || user[i].cheap;
	}
	grid_print(&grid);
	if (cheap)
		say_remark(_("guessing some passphrases costs less than it should: "
			     "“ledger passphrase” makes one's own dearer"));
}

int command_user_list(struct cli *cli)
{
	struct ledger_user *user = NULL;
	size_t count = 0;
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status != EXIT_OK)
		return status;
	if (desk_user_list(cli->desk, &user, &count, &fault) != 0)
		return say_fault(cli, &fault);
	if (cli->json) {
		char *json = desk_user_list_json(user, count);

		puts(json);
		g_free(json);
	} else {
		print_users(cli, user, count);
	}
	g_free(user);
	return EXIT_OK;
}

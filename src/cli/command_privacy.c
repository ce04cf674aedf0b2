/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/privacy.h"

#include "input.h"
#include "internal.h"
#include "say.h"
#include "words.h"

#define REASON_BYTES_MAX 8000

/* The reason, from the option or from standard input.  New memory, to g_free. */
static int read_reason(struct cli *cli, char **ret)
{
	const char *given = cli_option(cli, OPTION_REASON);
	struct fault fault = { 0 };
	size_t length;

	if (strcmp(given, "-") != 0) {
		*ret = g_strdup(given);
		return EXIT_OK;
	}
	if (input_file("-", REASON_BYTES_MAX, ret, &length, &fault) != 0)
		return say_fault(cli, &fault);
	g_strchomp(*ret);
	return EXIT_OK;
}

static void print_backups(struct cli *cli, const struct desk_erased *erased)
{
	if (erased->backup_count == 0)
		return;
	puts(_("These backups were made while the case was there and still hold it; "
	       "destroy them, or the case can be read again with a passphrase of then:"));
	for (size_t i = 0; i < erased->backup_count; i++) {
		const struct ledger_backup_made *backup = &erased->backup[i];
		char when[DESK_TIME_TEXT];

		printf("    %s  %s\n",
		    desk_time_format(cli->desk, when, backup->at, cli->lang),
		    *backup->file != '\0' ? backup->file : "–");
	}
	puts(_("Copies that were made outside the desk are not known here."));
}

/* The key is gone from the ledger but not from the journal. */
static int say_journal(const struct ledger_erased *journal)
{
	char *sentence;

	if (!journal->journal_held)
		return EXIT_OK;
	sentence =
	    journal->holder.desk[0] == '\0'
		? g_strdup(_("another program has the journal of the ledger open; "
			     "what opens the case goes from the disk when the last "
			     "desk locks"))
		/* TRANSLATORS: a user and a desk */
		: g_strdup_printf(
		      _("%s at %s has the journal of the ledger open; what opens "
			"the case goes from the disk when the last desk locks"),
		      journal->holder.user, journal->holder.desk);
	say_remark(sentence);
	g_free(sentence);
	return EXIT_OUTPUT;
}

int command_case_erase(struct cli *cli)
{
	struct desk_erased erased = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	struct fault fault = { 0 };
	char *reason = NULL;
	int status = read_reason(cli, &reason);

	if (status == EXIT_OK)
		status = cli_find_case(cli, uuid);
	if (status == EXIT_OK &&
	    desk_erase(cli->desk, uuid, reason, &erased, &fault) != 0)
		status = say_fault(cli, &fault);
	g_free(reason);
	if (status != EXIT_OK)
		return status;
	if (cli->json) {
		char *json = desk_erased_json(&erased);

		puts(json);
		g_free(json);
	} else {
		/* TRANSLATORS: the number of a case */
		printf(_("Case %s was erased. The log says when, by whom and why."),
		    erased.number);
		putchar('\n');
		print_backups(cli, &erased);
	}
	status = say_journal(&erased.journal);
	desk_erased_clear(&erased);
	return status;
}

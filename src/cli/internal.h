/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/internal.h - one run of the command line, shared by the commands.
 */
#ifndef CLI_INTERNAL_H
#define CLI_INTERNAL_H

#include <stdbool.h>

#include "terugkeerdesk/cli/cli.h"
#include "terugkeerdesk/config/config.h"
#include "terugkeerdesk/desk/desk.h"

#include "parse.h"

struct cli {
	const struct cli_host *host;
	struct command_line line;
	struct config config;
	char *user; /* --user, clean; or NULL */
	enum lang lang;
	bool json; /* errors also as an object on standard output */
	struct desk *desk;
};

/* The value of an option, or NULL when it was not given. */
static inline const char *cli_option(const struct cli *cli, enum option option)
{
	return cli->line.option[option];
}

/* Read the policies and the country table, or say what is wrong.  Exit status. */
int cli_load_rules(struct cli *cli);

/*
 * cli_take_file(cli, path, take, data): give `take` the text of a case file, and wipe it.
 * `take` returns -1 and fills its fault when it cannot use the text; what is wrong is said
 * with the path.  Exit status.
 */
int cli_take_file(struct cli *cli, const char *path,
    int (*take)(struct cli *cli, const char *text, size_t length, void *data,
	struct fault *fault),
    void *data);

/* The passphrase, from the file of the option or from the terminal; wipe it after use.
 * Exit status. */
int cli_passphrase(struct cli *cli, char ret[LEDGER_PASSPHRASE_MAX + 1]);

/* A new passphrase, from the file of the option `from` or typed twice; wipe it after use.
 * Exit status. */
int cli_new_passphrase(
    struct cli *cli, enum option from, char ret[LEDGER_PASSPHRASE_MAX + 1]);
/* As --kdf-cost says. */
enum ledger_kdf_cost cli_kdf_cost(const struct cli *cli);

/* Open and unlock the ledger, asking for the passphrase; or the demo.  Exit status. */
int cli_unlock(struct cli *cli);

/* The same, and find the case that the first argument names.  Exit status. */
int cli_find_case(struct cli *cli, char ret_uuid[LEDGER_UUID_TEXT]);

/* For whom a page is, as --for says. */
enum summary_for cli_reader(const struct cli *cli);

/* Say why a ledger cannot be opened or unlocked.  Whatever it is, to a script it is one
 * thing; that the ledger was touched is another.  Exit status. */
int cli_say_closed(const struct cli *cli, const struct fault *fault);

#endif

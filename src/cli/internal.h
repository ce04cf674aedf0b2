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

/* Open and unlock the ledger, asking for the passphrase; or the demo.  Exit status. */
int cli_unlock(struct cli *cli);

#endif

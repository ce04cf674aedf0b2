/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/cli/cli.h - the command line: options, commands, exit status.
 */
#ifndef TERUGKEERDESK_CLI_CLI_H
#define TERUGKEERDESK_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/lang.h"

/* Exit status (contract): part of the machine interface, never changed. */
enum {
	EXIT_OK = 0,
	EXIT_INPUT = 1, /* the input was read but holds an error */
	EXIT_USAGE = 2,
	EXIT_LEDGER = 3, /* the ledger could not be opened or unlocked */
	EXIT_OUTPUT = 4, /* an input/output failure */
	EXIT_DAMAGE = 5  /* verify or rehearse found damage */
};

/* What main.c knows and nobody below may ask for. */
struct desk;

struct cli_host {
	const char *data_folder;
	const char *locale_folder; /* of the gettext catalogues; goes into desk_env */
	const char *page_program; /* goes into desk_env too */
	int64_t (*now)(void);
	int64_t (*milliseconds)(void); /* of a clock that only goes on */
	day_number (*today)(void);
	int (*utc_offset)(int64_t at);
	/* Of whom a new ledger is, unless --user.  Asking the system for it takes as long as
	 * painting half a frame: only when it is needed. */
	const char *(*login_name)(void);
	/* Choose the language of all sentences from now on. */
	void (*set_language)(enum lang lang);
	enum lang lang; /* of the environment; options and settings go before it */
	/* The desk itself, when no command is given; returns an exit status.  `demo`: the
	 * ledger is open already, with example cases. */
	int (*run_desk)(struct desk *desk, enum lang lang, bool demo);
};

/* Parse, do, and return the exit status. */
int cli_main(int argc, char **argv, const struct cli_host *host);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/options.h - the one table of options and commands.
 *
 * The parser, --help, the shell completion and the test of the manual page are made
 * from it.  A new command is a new row and its function.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cli;

enum option {
	OPTION_LEDGER,
	OPTION_LANG,
	OPTION_PASSPHRASE_FILE,
	OPTION_USER,
	OPTION_POLICIES,
	OPTION_CONFIG,
	OPTION_DEMO,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COMPLETION,
	OPTION_GLOBAL_COUNT, /* those before it go with every command */

	OPTION_JSON = OPTION_GLOBAL_COUNT,
	OPTION_KDF_COST,
	OPTION_NEW_PASSPHRASE_FILE,
	OPTION_SEARCH,
	OPTION_ALL,
	OPTION_EVERYTHING,
	OPTION_READABLE,
	OPTION_CASE,
	OPTION_FOR,
	OPTION_FORMAT,
	OPTION_OUTPUT,
	OPTION_ACCEPT,
	OPTION_PRINTER,
	OPTION_NETWORK,
	OPTION_REHEARSE,
	OPTION_REASON,
	OPTION_DUE,
	OPTION_CASES,
	OPTION_STRICT,
	OPTION_CSV,
	OPTION_POLICY,
	OPTION_AGAINST,
	OPTION_FROM,
	OPTION_TO,
	OPTION_SPLIT,
	OPTION_TABLE,
	OPTION_BY,
	OPTION_REGISTERED_FROM, /* these in the order of enum case_filter_part */
	OPTION_REGISTERED_TO,
	OPTION_DEPARTURE_FROM,
	OPTION_DEPARTURE_TO,
	OPTION_NATIONALITY,
	OPTION_DEPARTURE_KIND,
	OPTION_ROUTE,
	OPTION_HOUSEHOLD,
	OPTION_STATE,
	OPTION_COUNT,
	OPTION_NONE = OPTION_COUNT
};

/* What an option takes; completion asks for more than the parser. */
enum value_kind {
	VALUE_NONE, /* a flag */
	VALUE_TEXT,
	VALUE_PRINTER,
	VALUE_CHOICE, /* one of `choices` */
	VALUE_FILE,
	VALUE_FOLDER
};

struct option_row {
	const char *name; /* without the two dashes */
	char letter;      /* short form, or NUL */
	enum value_kind kind;
	bool dash;         /* the value "-" is standard input */
	const char *value; /* msgid: what stands for the value in help; NULL: a flag */
	const char *const *choices; /* with VALUE_CHOICE; NULL-ended */
	const char *help;           /* msgid; NULL: not shown */
};

typedef uint64_t option_set;
#define OPTION_BIT(option) ((option_set)1 << (option))

/* Which cases a report is about: goes with every report. */
#define OPTIONS_FILTER (OPTION_BIT(OPTION_STATE + 1) - OPTION_BIT(OPTION_REGISTERED_FROM))

struct command_row {
	const char *name;      /* "ledger create"; "" : no command */
	const char *arguments; /* msgid: "FILE|-"; "" : none */
	int least, most;       /* how many arguments */
	bool dash;             /* the argument "-" is standard input */
	enum value_kind kind;  /* of the arguments, for completion */
	enum option instead;   /* this option stands in the place of the argument */
	option_set options;    /* besides the global ones */
	const char *format;    /* the "format" of what it says as JSON */
	int (*run)(struct cli *cli);
	const char *help; /* msgid: one line */
	option_set needed; /* of `options`, those that must be given */
};

#define ARGUMENTS_ANY 1000000

const struct option_row *option_row(enum option option);
const struct command_row *command_row(size_t index); /* NULL past the end */
/* The row of no command at all: the desk itself. */
const struct command_row *command_none(void);

#endif

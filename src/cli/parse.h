/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/parse.h - from argv to a command with its options.
 */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include "options.h"
#include "usage.h"

struct command_line {
	const struct command_row *command;
	const char *option[OPTION_COUNT]; /* value; "" for a flag; NULL: not given */
	const char **argument; /* NULL-ended; the array is owned, the words are argv's */
	int argument_count;
	struct usage usage; /* the first thing that is wrong */
};

/* Never fails: what is wrong stands in `usage`, and what was understood is filled in. */
void parse_command_line(int argc, char **argv, struct command_line *ret);
void parse_clear(struct command_line *line);

#endif

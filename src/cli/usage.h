/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/usage.h - what is wrong with a command line, and the sentence for it.
 */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include "terugkeerdesk/core/fault.h"

/* What is wrong with a command line.  A kind, not a sentence: the language may be
 * chosen by an option further on. */
enum usage_kind {
	USAGE_FINE,
	USAGE_OPTION_UNKNOWN,   /* what */
	USAGE_OPTION_VALUE,     /* what takes a value */
	USAGE_OPTION_FLAG,      /* what takes no value */
	USAGE_OPTION_EMPTY,     /* what has an empty value */
	USAGE_OPTION_CHOICE,    /* what: found `found`, expected one of `expected` */
	USAGE_OPTION_TEXT,      /* the value of what cannot be used: `found` says why */
	USAGE_OPTION_COMMAND,   /* what does not go with the command `found` */
	USAGE_COMMAND_UNKNOWN,  /* what */
	USAGE_COMMAND_PART,     /* what needs a further word, one of `expected` */
	USAGE_ARGUMENT_MISSING, /* the command what needs `expected` */
	USAGE_ARGUMENT_EXTRA,   /* the command what does not take `found` */
	USAGE_EITHER,      /* the command what takes `found` or `expected`, not both */
	USAGE_STDIN_TWICE, /* standard input is asked for twice: by what and `found` */
	USAGE_TOGETHER,    /* what and `found` do not go together */
	USAGE_NO_TERMINAL  /* the desk needs a terminal */
};

/* The texts are kept in a fault, which is also what --json shows: what was found wrong
 * is its place. */
struct usage {
	enum usage_kind kind;
	struct fault fault;
};

/* Keep the first thing that is wrong: that is what people can mend. */
void usage_set(struct usage *usage, enum usage_kind kind, const char *what,
    const char *found, const char *expected);

/* The sentence, in the user's language.  New memory, to g_free. */
char *usage_sentence(const struct usage *usage);

#endif

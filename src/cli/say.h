/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/say.h - what went wrong, said: a sentence on standard error, with --json also an
 * object on standard output; and the exit status that belongs to it.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "internal.h"

struct fault;
struct faults;

#define SAY_SENTENCE_MAX 1024

/* The sentence of a fault in the user's language.  Returns `ret`. */
char *say_sentence(const struct fault *fault, char ret[SAY_SENTENCE_MAX]);

/* Say it; the exit status is that of the kind of fault. */
int say_fault(const struct cli *cli, const struct fault *fault);
/* Say all of them; the object and the exit status are those of the first. */
int say_faults(const struct cli *cli, const struct faults *faults);
int say_usage(const struct cli *cli, const struct usage *usage);

/* A remark on standard error that is no error. */
void say_remark(const char *sentence);

/* Everything printed so far is out, or it is said that it is not: EXIT_OK or
 * EXIT_OUTPUT. */
int say_flush(void);

/* The status of a fault, without saying it. */
int say_status(const struct fault *fault);

#endif

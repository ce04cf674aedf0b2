/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/input.h - reading files and lines, never more than a bound.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#define INPUT_CASE_MAX (1 << 20) /* bytes of one case file, or of one line of many */

struct fault;

/* A whole file ("-": standard input) of at most `most` bytes, with a NUL behind it.
 * New memory in *ret, to g_free.  FAULT_TOO_LONG beyond `most`. */
int input_file(
    const char *path, size_t most, char **ret, size_t *ret_length, struct fault *fault);

/* The lines of standard input, one after the other, as they come in. */
struct input_lines {
	char *buffer; /* owned, g_free */
	size_t allocated;
	size_t start, end; /* what was read and not yet given */
	size_t most;       /* bytes of one line */
	int number;        /* of the line that was given last */
	bool at_end;
};

enum input_result {
	INPUT_LINE, /* *ret_text, *ret_length: without the line end; until the next call
		     */
	INPUT_END,
	INPUT_TOO_LONG, /* the line was skipped */
	INPUT_FAILED    /* *fault says why */
};

void input_lines_init(struct input_lines *lines, size_t most);
enum input_result input_lines_next(struct input_lines *lines, const char **ret_text,
    size_t *ret_length, struct fault *fault);
void input_lines_clear(struct input_lines *lines); /* wipes */

/* Nothing but white space? */
bool input_blank(const char *text, size_t length);

#endif

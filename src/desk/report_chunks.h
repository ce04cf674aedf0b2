/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/report_chunks.h - a file or standard input, read in chunks of whole lines.
 */
#ifndef DESK_REPORT_CHUNKS_H
#define DESK_REPORT_CHUNKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;

#define CHUNK_LINE_MAX ((size_t)1 << 20) /* bytes of one line */

struct chunk {
	char *bytes; /* owned */
	size_t size;
	bool long_line; /* behind these lines came one that is too long; it was skipped */
};
void chunk_init(struct chunk *chunk);
void chunk_clear(struct chunk *chunk); /* wipes; zeroed is fine */

struct chunks {
	int fd;
	const char *path; /* "-": standard input */
	char *rest; /* owned: what was read of a line that goes on */
	size_t rest_size;
	bool skipping; /* a line that is too long */
	bool at_end;
	bool cut; /* the last line has no line end */
	int64_t size; /* of the file, 0: not known */
	int64_t done; /* bytes read */
};

int chunks_open(struct chunks *ret, const char *path, struct fault *fault);
void chunks_close(struct chunks *chunks); /* wipes */

/* The next lines: 1, or 0 at the end, or -1. */
int chunks_next(struct chunks *chunks, struct chunk *ret, struct fault *fault);

/* The line that begins at *at, without its line end; moves *at behind it.  False: there
 * is none any more. */
bool chunk_line(const struct chunk *chunk, size_t *at, const char **ret_line,
    size_t *ret_length);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

#define BLOCK 65536

static ssize_t read_some(int fd, char *ret, size_t size)
{
	ssize_t got;

	do
		got = read(fd, ret, size);
	while (got < 0 && errno == EINTR);
	return got;
}

static int too_long(struct fault *fault, const char *file, int line)
{
	/* TRANSLATORS: the size of one case file, or of one line of many */
	fault_set(fault, FAULT_TOO_LONG, "", "", N_("one megabyte"));
	return fault_at(fault, file, line);
}

static int read_all(
    int fd, const char *path, size_t most, GString *text, struct fault *fault)
{
	char block[BLOCK];
	ssize_t got = 0;
	int error;

	while (text->len <= most && (got = read_some(fd, block, sizeof(block))) > 0)
		g_string_append_len(text, block, got);
	error = errno;
	explicit_bzero(block, sizeof(block));
	if (text->len > most)
		return too_long(fault, path, 0);
	if (got < 0)
		return fault_from_errno(fault, path, error);
	return 0;
}

int input_file(
    const char *path, size_t most, char **ret, size_t *ret_length, struct fault *fault)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	GString *text;
	int failed;

	if (fd < 0)
		return fault_from_errno(fault, path, errno);
	/* A passphrase is never moved, so that no copy of it stays behind. */
	text = g_string_sized_new(2 * BLOCK);
	failed = read_all(fd, path, most, text, fault);
	if (!standard)
		close(fd);
	if (failed != 0) {
		explicit_bzero(text->str, text->len);
		g_string_free(text, TRUE);
		return -1;
	}
	*ret_length = text->len;
	*ret = g_string_free(text, FALSE);
	return 0;
}

void input_lines_init(struct input_lines *lines, size_t most)
{
	memset(lines, 0, sizeof(*lines));
	lines->most = most;
	lines->allocated = BLOCK;
	lines->buffer = g_malloc(lines->allocated);
}

void input_lines_clear(struct input_lines *lines)
{
	if (lines->buffer != NULL)
		explicit_bzero(lines->buffer, lines->allocated);
	g_free(lines->buffer);
	memset(lines, 0, sizeof(*lines));
}

/* Read more behind what is there: moved to the front first, then made larger. */
static int fill(struct input_lines *lines, struct fault *fault)
{
	ssize_t got;

	if (lines->start > 0) {
		lines->end -= lines->start;
		memmove(lines->buffer, lines->buffer + lines->start, lines->end);
		lines->start = 0;
	}
	if (lines->end == lines->allocated) {
		lines->allocated *= 2;
		lines->buffer = g_realloc(lines->buffer, lines->allocated);
	}
	got = read_some(
	    STDIN_FILENO, lines->buffer + lines->end, lines->allocated - lines->end);
	if (got < 0) {
		fault_from_errno(fault, "-", errno);
		return -1;
	}
	lines->at_end = got == 0;
	lines->end += (size_t)got;
	return 0;
}

enum input_result input_lines_next(struct input_lines *lines, const char **ret_text,
    size_t *ret_length, struct fault *fault)
{
	bool skipping = false;
	size_t seen = 0; /* bytes behind start without a line end */

	for (;;) {
		char *from = lines->buffer + lines->start + seen;
		size_t have = lines->end - lines->start;
		char *line_end = memchr(from, '\n', have - seen);

		if (line_end == NULL && lines->at_end && have == 0 && !skipping)
			return INPUT_END;
		if (line_end != NULL || lines->at_end) {
			size_t length =
			    line_end != NULL
				? (size_t)(line_end - (lines->buffer + lines->start))
				: have;

			*ret_text = lines->buffer + lines->start;
			*ret_length = length;
			lines->start += length + (line_end != NULL);
			lines->number++;
			if (!skipping && length <= lines->most)
				return INPUT_LINE;
			too_long(fault, "-", lines->number);
			return INPUT_TOO_LONG;
		}
		seen = have;
		if (have > lines->most) { /* forget it as it comes */
			skipping = true;
			lines->start = lines->end;
			seen = 0;
		}
		if (fill(lines, fault) != 0)
			return INPUT_FAILED;
	}
}

bool input_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (strchr(" \t\r\n", text[i]) == NULL || text[i] == '\0')
			return false;
	}
	return true;
}

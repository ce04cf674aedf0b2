/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_chunks.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

#define AT_ONCE  ((size_t)1 << 18)
#define CAPACITY (CHUNK_LINE_MAX + AT_ONCE)

void chunk_init(struct chunk *chunk)
{
	*chunk = (struct chunk){ .bytes = g_malloc(CAPACITY) };
}

void chunk_clear(struct chunk *chunk)
{
	if (chunk->bytes != NULL)
		explicit_bzero(chunk->bytes, CAPACITY);
	g_free(chunk->bytes);
	*chunk = (struct chunk){ 0 };
}

int chunks_open(struct chunks *ret, const char *path, struct fault *fault)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat info;

	if (fd < 0)
		return fault_from_errno(fault, path, errno);
	*ret = (struct chunks){ .fd = fd, .path = path, .rest = g_malloc(CAPACITY) };
	if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
		ret->size = info.st_size;
	return 0;
}

void chunks_close(struct chunks *chunks)
{
	if (chunks->rest != NULL)
		explicit_bzero(chunks->rest, CAPACITY);
	g_free(chunks->rest);
	if (chunks->path != NULL && strcmp(chunks->path, "-") != 0)
		close(chunks->fd);
	*chunks = (struct chunks){ 0 };
}

static int read_some(struct chunks *chunks, struct chunk *chunk, struct fault *fault)
{
	ssize_t got;

	do
		got = read(chunks->fd, chunk->bytes + chunk->size, AT_ONCE);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fault_from_errno(fault, chunks->path, errno);
	chunks->at_end = got == 0;
	chunks->done += got;
	chunk->size += (size_t)got;
	return 0;
}

/* Where the last whole line ends; 0: nowhere. */
static size_t find_end(const struct chunk *chunk)
{
	size_t end = chunk->size;

	while (end > 0 && chunk->bytes[end - 1] != '\n')
		end--;
	return end;
}

/* Forget the line that is too long, up to what comes behind it. */
static void skip(struct chunks *chunks, struct chunk *chunk)
{
	char *end = memchr(chunk->bytes, '\n', chunk->size);
	size_t gone = end != NULL ? (size_t)(end - chunk->bytes) + 1 : chunk->size;

	chunks->skipping = end == NULL;
	chunk->size -= gone;
	memmove(chunk->bytes, chunk->bytes + gone, chunk->size);
}

/* What follows the last whole line waits for the next chunk. */
static void keep_rest(struct chunks *chunks, struct chunk *chunk, size_t end)
{
	chunks->rest_size = chunk->size - end;
	memcpy(chunks->rest, chunk->bytes + end, chunks->rest_size);
	chunk->size = end;
}

int chunks_next(struct chunks *chunks, struct chunk *ret, struct fault *fault)
{
	size_t end = 0;

	ret->long_line = false;
	ret->size = chunks->rest_size;
	memcpy(ret->bytes, chunks->rest, chunks->rest_size);
	chunks->rest_size = 0;
	while (end == 0 && !chunks->at_end) {
		if (read_some(chunks, ret, fault) != 0)
			return -1;
		if (chunks->skipping)
			skip(chunks, ret);
		end = find_end(ret);
		if (end == 0 && ret->size > CHUNK_LINE_MAX) {
			ret->size = 0;
			ret->long_line = chunks->skipping = true;
			return 1;
		}
	}
	if (end > 0) {
		keep_rest(chunks, ret, end);
		return 1;
	}
	chunks->cut = chunks->cut || ret->size > 0;
	return ret->size > 0;
}

bool chunk_line(
    const struct chunk *chunk, size_t *at, const char **ret_line, size_t *ret_length)
{
	const char *line = chunk->bytes + *at;
	size_t left = chunk->size - *at;
	const char *end;

	if (left == 0)
		return false;
	end = memchr(line, '\n', left);
	*ret_line = line;
	*ret_length = end != NULL ? (size_t)(end - line) : left;
	*at += *ret_length + (end != NULL);
	return true;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAPS_MAX  (1 << 20)
#define PIECE_MAX ((uintptr_t)1 << 30) /* what is larger is a sanitizer's own */

/* A sanitizer would be right to wonder at somebody who reads everything. */
__attribute__((no_sanitize("address"))) static size_t count_in(
    const uint8_t *from, const uint8_t *end, const uint8_t *hidden, size_t size)
{
	size_t count = 0;

	for (; from < end && (size_t)(end - from) >= size; from++) {
		size_t same = 0;

		while (same < size && (uint8_t)(from[same] + 1) == hidden[same])
			same++;
		count += same == size;
	}
	return count;
}

size_t support_in_memory(const void *hidden, size_t size)
{
	static char maps[MAPS_MAX];
	int fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
	size_t length = 0, count = 0;
	ssize_t got;

	assert_true(fd >= 0);
	while ((got = read(fd, maps + length, MAPS_MAX - 1 - length)) > 0)
		length += (size_t)got;
	close(fd);
	maps[length] = '\0';
	for (const char *line = maps; *line != '\0'; line = strchr(line, '\n') + 1) {
		char *rest;
		uintptr_t from = strtoul(line, &rest, 16);
		uintptr_t end = strtoul(rest + 1, &rest, 16);

		if (rest[1] == 'r' && rest[2] == 'w' && end - from < PIECE_MAX)
			count += count_in((const uint8_t *)from, (const uint8_t *)end,
			    hidden, size);
	}
	return count;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Put before the C library's own allocator: while the file that TERUGKEERDESK_TEST_STARVE
 * names is there, there is no more memory.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static int starved(void)
{
	const char *path = getenv("TERUGKEERDESK_TEST_STARVE");
	int kept = errno;
	int there = path != NULL && access(path, F_OK) == 0;

	errno = there ? ENOMEM : kept;
	return there;
}

void *malloc(size_t size)
{
	return starved() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return starved() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return starved() ? NULL : __libc_realloc(memory, size);
}

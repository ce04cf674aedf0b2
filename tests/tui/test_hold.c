/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Put before the C library's opendir: slow work of the desk waits where it reads the
 * folder of policies, until somebody writes to the pipe TERUGKEERDESK_TEST_HOLD.  So a
 * test sees what happens meanwhile, however fast the machine is.
 */
#define _GNU_SOURCE /* RTLD_NEXT, gettid */
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int in_a_thread(void)
{
	return gettid() != getpid();
}

DIR *opendir(const char *path)
{
	DIR *(*real)(const char *path);
	const char *pipe = getenv("TERUGKEERDESK_TEST_HOLD");
	int fd;

	*(void **)&real = dlsym(RTLD_NEXT, "opendir");
	if (pipe != NULL && in_a_thread() && strstr(path, "policies") != NULL) {
		fd = open(pipe, O_RDONLY | O_CLOEXEC); /* until the other end is there */
		if (fd >= 0)
			close(fd);
	}
	return real(path);
}

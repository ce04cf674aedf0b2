/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/page.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

static int write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t put = write(fd, bytes, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		bytes += put;
		size -= (size_t)put;
	}
	return fsync(fd);
}

/* Give a finished file its name, unless something stands there.  Memory sticks cannot
 * link: there an empty file holds the name for a moment. */
static int name_file(const char *temporary, const char *path, bool replace)
{
	int fd;

	if (replace)
		return rename(temporary, path);
	if (link(temporary, path) == 0)
		return unlink(temporary);
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return -1;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return -1;
	close(fd);
	return rename(temporary, path);
}

static int save(const char *path, const char *bytes, size_t size, bool replace,
    struct fault *fault)
{
	char *temporary = g_strconcat(path, ".XXXXXX", NULL);
	int fd = mkstemp(temporary); /* mode 0600 */
	int error = 0;

	if (fd < 0) {
		error = errno;
	} else {
		if (write_all(fd, bytes, size) != 0)
			error = errno;
		if (close(fd) != 0 && error == 0)
			error = errno;
		if (error == 0 && name_file(temporary, path, replace) != 0)
			error = errno;
		if (error != 0)
			unlink(temporary);
	}
	g_free(temporary);
	if (error == 0)
		return 0;
	if (error == EEXIST)
		return fault_set(fault, FAULT_EXISTS, path, NULL, NULL);
	return fault_from_errno(fault, path, error);
}

int desk_page_save(const char *path, const char *bytes, size_t size, struct fault *fault)
{
	return save(path, bytes, size, false, fault);
}

int desk_page_replace(const char *path, const char *bytes, size_t size, struct fault *fault)
{
	return save(path, bytes, size, true, fault);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Put before the C library's own functions, a copy of all that a program writes to
 * anything but a terminal goes into the file that TERUGKEERDESK_TEST_WRITES names.
 */
#define _GNU_SOURCE /* syscall, pwritev */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static void keep(int fd, const void *bytes, size_t size)
{
	const char *path = getenv("TERUGKEERDESK_TEST_WRITES");
	long copy;

	if (path == NULL || isatty(fd))
		return;
	copy = syscall(
	    SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	if (copy < 0)
		abort();
	while (size > 0) {
		long put = syscall(SYS_write, (int)copy, bytes, size);

		if (put <= 0)
			abort();
		bytes = (const char *)bytes + put;
		size -= (size_t)put;
	}
	syscall(SYS_close, (int)copy);
}

static void keep_all(int fd, const struct iovec *part, int count)
{
	for (int i = 0; i < count; i++)
		keep(fd, part[i].iov_base, part[i].iov_len);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	keep(fd, bytes, size);
	return syscall(SYS_write, fd, bytes, size);
}

/* With large files this is pwrite64, which is what libraries call. */
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
	keep(fd, bytes, size);
	return syscall(SYS_pwrite64, fd, bytes, size, offset);
}

ssize_t writev(int fd, const struct iovec *part, int count)
{
	keep_all(fd, part, count);
	return syscall(SYS_writev, fd, part, count);
}

ssize_t send(int fd, const void *bytes, size_t size, int flags)
{
	keep(fd, bytes, size);
	return syscall(SYS_sendto, fd, bytes, size, flags, NULL, 0);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	keep_all(fd, message->msg_iov, (int)message->msg_iovlen);
	return syscall(SYS_sendmsg, fd, message, flags);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

extern char **environ;

/* Signals as a program expects them: the desk ignores some and blocks others.  And a group
 * of its own: Ctrl-C is for the desk, which ends its programs as they should end. */
static void plain_signals(posix_spawnattr_t *attributes)
{
	sigset_t set;

	sigemptyset(&set);
	posix_spawnattr_setsigmask(attributes, &set);
	sigaddset(&set, SIGXFSZ);
	posix_spawnattr_setsigdefault(attributes, &set);
	posix_spawnattr_setpgroup(attributes, 0);
	posix_spawnattr_setflags(attributes,
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

static int spawn(const char *path, int socket, pid_t *ret)
{
	char *argv[] = { g_path_get_basename(path), NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	int error;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO);
	/* What libraries have to say is not for the screen. */
	posix_spawn_file_actions_addopen(
	    &files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	plain_signals(&attributes);
	error = posix_spawn(ret, path, &files, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	g_free(argv[0]);
	return error;
}

pid_t program_start(const char *path, int *ret_socket, struct fault *fault)
{
	int sockets[2];
	pid_t program;
	int error;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
		return fault_from_errno(fault, path, errno);
	fcntl(sockets[0], F_SETFL, O_NONBLOCK);
	error = spawn(path, sockets[1], &program);
	close(sockets[1]);
	if (error != 0) {
		close(sockets[0]);
		return fault_from_errno(fault, path, error);
	}
	*ret_socket = sockets[0];
	return program;
}

char *program_beside(const char *path, const char *name)
{
	char *folder = g_path_get_dirname(path);
	char *beside = g_build_filename(folder, name, NULL);

	g_free(folder);
	return beside;
}

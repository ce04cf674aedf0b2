/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>

#define PATIENCE 60 /* seconds */
#define LONG_PATIENCE 1800

/* One end of a pipe of ours: what is still to be written, or was read so far. */
struct channel {
	int fd; /* -1: done */
	const char *input;
	size_t left;
	GString *got;
};

static void become(const char *const argv[], const char *const env[], int pipes[3][2])
{
	dup2(pipes[0][0], STDIN_FILENO);
	dup2(pipes[1][1], STDOUT_FILENO);
	dup2(pipes[2][1], STDERR_FILENO);
	for (int i = 0; i < 3; i++) {
		close(pipes[i][0]);
		close(pipes[i][1]);
	}
	for (size_t i = 0; env && env[i]; i++) {
		const char *equals = strchr(env[i], '=');
		char *name = equals ? g_strndup(env[i], (gsize)(equals - env[i])) : g_strdup(env[i]);

		if (equals)
			setenv(name, equals + 1, 1);
		else
			unsetenv(name);
		g_free(name);
	}
	execvp(argv[0], (char *const *)(void *)(uintptr_t)argv);
	_exit(127);
}

static void finish(struct channel *channel)
{
	close(channel->fd);
	channel->fd = -1;
}

static void feed(struct channel *channel)
{
	ssize_t done = write(channel->fd, channel->input, channel->left);

	if (done >= 0) {
		channel->input += done;
		channel->left -= (size_t)done;
	}
	/* A program may end without reading all: that is for the test to judge. */
	if (channel->left == 0 || (done < 0 && errno != EAGAIN && errno != EINTR))
		finish(channel);
}

static void drain(struct channel *channel)
{
	char buffer[16384];
	ssize_t got = read(channel->fd, buffer, sizeof(buffer));

	if (got > 0)
		g_string_append_len(channel->got, buffer, got);
	else if (got == 0 || errno != EINTR)
		finish(channel);
}

static time_t seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* Serve the three pipes until the program closed its side.  False: out of patience. */
static bool serve(struct channel channel[3])
{
	const time_t end = seconds() + (support_long() ? LONG_PATIENCE : PATIENCE);

	while (channel[1].fd >= 0 || channel[2].fd >= 0) {
		struct pollfd poll_for[3];

		if (seconds() > end)
			return false;
		for (int i = 0; i < 3; i++)
			poll_for[i] = (struct pollfd){ .fd = channel[i].fd,
				.events = i == 0 ? POLLOUT : POLLIN };
		if (poll(poll_for, 3, 1000) < 0)
			continue;
		if (channel[0].fd >= 0 && poll_for[0].revents)
			feed(&channel[0]);
		for (int i = 1; i < 3; i++) {
			if (channel[i].fd >= 0 && poll_for[i].revents)
				drain(&channel[i]);
		}
	}
	if (channel[0].fd >= 0)
		finish(&channel[0]);
	return true;
}

void support_run(struct support_run *ret, const char *const argv[], const char *input,
    const char *const env[])
{
	struct channel channel[3] = { { .fd = -1 }, { .fd = -1 }, { .fd = -1 } };
	void (*old_handler)(int) = signal(SIGPIPE, SIG_IGN);
	int pipes[3][2];
	int status = 0;
	bool ended;
	pid_t pid;

	for (int i = 0; i < 3; i++) {
		if (pipe(pipes[i]) < 0)
			fail_msg("pipe: %s", strerror(errno));
	}
	pid = fork();
	if (pid < 0)
		fail_msg("fork: %s", strerror(errno));
	if (pid == 0) {
		signal(SIGPIPE, SIG_DFL);
		become(argv, env, pipes);
	}
	close(pipes[0][0]);
	/* Never wait to write while the program waits to be read. */
	fcntl(pipes[0][1], F_SETFL, O_NONBLOCK);
	channel[0] = (struct channel){ .fd = pipes[0][1], .input = input ? input : "",
		.left = input ? strlen(input) : 0 };
	for (int i = 1; i < 3; i++) {
		close(pipes[i][1]);
		channel[i] = (struct channel){ .fd = pipes[i][0], .got = g_string_new(NULL) };
	}
	if (channel[0].left == 0)
		finish(&channel[0]);

	ended = serve(channel);
	if (!ended)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGPIPE, old_handler);
	ret->status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
	ret->out_size = channel[1].got->len;
	ret->out = g_string_free(channel[1].got, FALSE);
	ret->err_size = channel[2].got->len;
	ret->err = g_string_free(channel[2].got, FALSE);
	if (!ended)
		fail_msg("%s did not end in time\n%s", argv[0], ret->err);
}

void support_run_clear(struct support_run *run)
{
	g_free(run->out);
	g_free(run->err);
	*run = (struct support_run){ 0 };
}

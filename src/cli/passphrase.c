/* SPDX-License-Identifier: EUPL-1.2 */
#include "passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

#include "input.h"

#define FILE_BYTES_MAX (1 << 20) /* of which the first line counts */

static int too_long(struct fault *fault)
{
	return fault_set(fault, FAULT_PASSPHRASE, "", "", "");
}

int passphrase_from_file(
    const char *path, char ret[LEDGER_PASSPHRASE_MAX + 1], struct fault *fault)
{
	char *text;
	size_t size;
	size_t length;
	int failed = 0;

	if (input_file(path, FILE_BYTES_MAX, &text, &size, fault) != 0)
		return -1;
	length = strcspn(text, "\r\n");
	if (length > LEDGER_PASSPHRASE_MAX) {
		failed = too_long(fault);
	} else if (text[length] == '\0' && length < size) {
		failed = fault_set(fault, FAULT_CONTROL, path, "U+0000", "");
	} else {
		memcpy(ret, text, length);
		ret[length] = '\0';
	}
	explicit_bzero(text, size);
	g_free(text);
	return failed;
}

/* The terminal while a passphrase is typed. */
struct quiet {
	int terminal;
	int signals; /* a signalfd: something wants to stop us */
	sigset_t old_mask;
	struct termios old;
};

static void loud(struct quiet *quiet)
{
	tcsetattr(quiet->terminal, TCSAFLUSH, &quiet->old);
	close(quiet->signals);
	/* A signal that came in the meantime takes effect here. */
	sigprocmask(SIG_SETMASK, &quiet->old_mask, NULL);
}

static int hush(int terminal, struct quiet *ret)
{
	static const int held[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };
	struct termios silent;
	sigset_t mask;

	sigemptyset(&mask);
	for (size_t i = 0; i < G_N_ELEMENTS(held); i++)
		sigaddset(&mask, held[i]);
	ret->terminal = terminal;
	if (tcgetattr(terminal, &ret->old) != 0)
		return -1;
	ret->signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
	if (ret->signals < 0)
		return -1;
	sigprocmask(SIG_BLOCK, &mask, &ret->old_mask);
	silent = ret->old;
	silent.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
	silent.c_lflag |= ICANON | ISIG;
	if (tcsetattr(terminal, TCSAFLUSH, &silent) != 0) {
		loud(ret);
		return -1;
	}
	return 0;
}

/* One line.  Returns -1 with errno; ECANCELED when a signal came or the input ended. */
static int read_line(const struct quiet *quiet, char *ret, size_t size)
{
	struct pollfd wait[] = { { .fd = quiet->terminal, .events = POLLIN },
		{ .fd = quiet->signals, .events = POLLIN } };
	size_t length = 0;

	for (;;) {
		ssize_t got;

		if (poll(wait, G_N_ELEMENTS(wait), -1) < 0) {
			if (errno == EINTR)
				continue;
			return -1;
		}
		if (wait[1].revents != 0) {
			errno = ECANCELED;
			return -1;
		}
		got = read(quiet->terminal, ret + length, size - length);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got <= 0) {
			errno = got == 0 ? ECANCELED : errno;
			return -1;
		}
		length += (size_t)got;
		if (ret[length - 1] == '\n') {
			ret[length - 1] = '\0';
			return 0;
		}
		if (length == size) {
			errno = E2BIG;
			return -1;
		}
	}
}

static void show(int terminal, const char *text)
{
	size_t length = strlen(text);

	while (length > 0) {
		ssize_t put = write(terminal, text, length);

		if (put <= 0)
			return; /* the question cannot be seen, the answer still counts */
		text += put;
		length -= (size_t)put;
	}
}

int passphrase_ask(const char *prompt, const char *instead,
    char ret[LEDGER_PASSPHRASE_MAX + 1], struct fault *fault)
{
	int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct quiet quiet;
	int error = 0;

	if (terminal < 0 || hush(terminal, &quiet) != 0) {
		if (terminal >= 0)
			close(terminal);
		return fault_set(fault, FAULT_TERMINAL, "",
		    N_("there is no terminal to ask for the passphrase"), instead);
	}
	show(terminal, prompt);
	if (read_line(&quiet, ret, LEDGER_PASSPHRASE_MAX + 1) != 0)
		error = errno;
	show(terminal, "\n");
	loud(&quiet);
	close(terminal);
	if (error == 0)
		return 0;
	explicit_bzero(ret, LEDGER_PASSPHRASE_MAX + 1);
	if (error == E2BIG)
		return too_long(fault);
	return fault_from_errno(fault, "/dev/tty", error);
}

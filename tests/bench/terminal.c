/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal.h"

#include "bench.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#define QUIET_MS 4 /* a program that is silent for so long waits for the next key */
#define PATIENCE_MS 10000

void bench_terminal_start(struct bench_terminal *terminal, const char *const argv[])
{
	const struct winsize size = { .ws_row = BENCH_ROWS, .ws_col = BENCH_COLUMNS };

	terminal->vterm = vterm_new(BENCH_ROWS, BENCH_COLUMNS);
	vterm_set_utf8(terminal->vterm, 1);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
	terminal->heard = 0;
	terminal->started = bench_now();
	terminal->pid = forkpty(&terminal->fd, NULL, NULL, &size);
	if (terminal->pid < 0)
		bench_fail("no pseudo terminal");
	if (terminal->pid == 0) {
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	/* A program started later must not hold this one's terminal open. */
	fcntl(terminal->fd, F_SETFD, FD_CLOEXEC);
}

void bench_terminal_stop(struct bench_terminal *terminal)
{
	close(terminal->fd);
	waitpid(terminal->pid, NULL, 0);
	vterm_free(terminal->vterm);
}

void bench_terminal_send(struct bench_terminal *terminal, const char *keys)
{
	size_t length = strlen(keys);

	if (write(terminal->fd, keys, length) != (ssize_t)length)
		bench_fail("the terminal takes no keys");
}

/* Whether something came within `wait_ms`.  Answers the program's questions to the
 * terminal, as a real one would. */
static bool hear(struct bench_terminal *terminal, int wait_ms, bool watch)
{
	struct pollfd poll_for = { .fd = terminal->fd, .events = POLLIN };
	char bytes[65536];
	ssize_t got;

	if (poll(&poll_for, 1, wait_ms) <= 0)
		return false;
	got = read(terminal->fd, bytes, sizeof(bytes));
	if (got <= 0)
		bench_fail("the program ended before it was measured");
	terminal->heard = bench_now();
	if (watch) {
		char answer[256];
		size_t size;

		vterm_input_write(terminal->vterm, bytes, (size_t)got);
		size = vterm_output_read(terminal->vterm, answer, sizeof(answer));
		if (size > 0 && write(terminal->fd, answer, size) < 0)
			bench_fail("the terminal takes no keys");
	}
	return true;
}

static bool shows(const struct bench_terminal *terminal, const char *text)
{
	for (int row = 0; row < BENCH_ROWS; row++) {
		const VTermRect line = { .start_row = row, .end_row = row + 1, .start_col = 0,
			.end_col = BENCH_COLUMNS };
		char shown[BENCH_COLUMNS * 6 + 1];
		size_t size = vterm_screen_get_text(terminal->screen, shown, sizeof(shown) - 1, line);

		shown[size] = '\0';
		if (strstr(shown, text))
			return true;
	}
	return false;
}

static void give_up(const struct bench_terminal *terminal, const char *what)
{
	const VTermRect all = { .start_row = 0, .end_row = BENCH_ROWS, .start_col = 0,
		.end_col = BENCH_COLUMNS };
	char shown[BENCH_ROWS * (BENCH_COLUMNS * 6 + 1)];
	size_t size = vterm_screen_get_text(terminal->screen, shown, sizeof(shown), all);

	fprintf(stderr, "%.*s\n", (int)size, shown);
	bench_fail(what);
}

static struct bench_cell cell_of(const VTermScreenCell *cell)
{
	struct bench_cell ret = { .character = cell->chars[0] ? cell->chars[0] : ' ', .colour = -1 };

	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
		ret.colour = cell->fg.indexed.idx;
	ret.look = (uint16_t)((cell->attrs.bold ? CELL_BOLD : 0) |
	    (cell->attrs.underline ? CELL_UNDERLINE : 0) |
	    (cell->attrs.reverse ? CELL_REVERSE : 0));
	/* Nobody sees the colour of a blank, and curses does as it likes. */
	if (ret.character == ' ' && (ret.look & (CELL_UNDERLINE | CELL_REVERSE)) == 0)
		ret = (struct bench_cell){ ' ', -1, 0 };
	return ret;
}

void bench_terminal_picture(const struct bench_terminal *terminal, struct bench_picture *ret)
{
	VTermPos cursor;

	for (int row = 0; row < BENCH_ROWS; row++) {
		for (int column = 0; column < BENCH_COLUMNS; column++) {
			VTermScreenCell cell;

			vterm_screen_get_cell(terminal->screen,
			    (VTermPos){ .row = row, .col = column }, &cell);
			ret->cell[row][column] = cell_of(&cell);
		}
	}
	vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &cursor);
	ret->row = cursor.row;
	ret->column = cursor.col;
}

int bench_picture_changed(const struct bench_picture *one, const struct bench_picture *other)
{
	int changed = 0;

	for (int row = 0; row < BENCH_ROWS; row++) {
		for (int column = 0; column < BENCH_COLUMNS; column++)
			changed += memcmp(&one->cell[row][column], &other->cell[row][column],
			    sizeof(one->cell[row][column])) != 0;
	}
	return changed;
}

void bench_picture_write(const char *path, const struct bench_picture *picture, size_t count)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(picture, sizeof(*picture), count, file) != count ||
	    fclose(file) != 0)
		bench_fail("the pictures for the floor could not be written");
}

int64_t bench_terminal_until(struct bench_terminal *terminal, const char *text)
{
	while (!shows(terminal, text)) {
		if (!hear(terminal, PATIENCE_MS, true))
			give_up(terminal, "the screen never showed what was waited for");
	}
	return terminal->heard;
}

int64_t bench_terminal_until_picture(struct bench_terminal *terminal,
    const struct bench_picture *picture)
{
	struct bench_picture now;

	for (;;) {
		bench_terminal_picture(terminal, &now);
		if (bench_picture_changed(&now, picture) == 0)
			return terminal->heard;
		if (!hear(terminal, PATIENCE_MS, true))
			give_up(terminal, "the screen never became what was waited for");
	}
}

void bench_terminal_settle(struct bench_terminal *terminal)
{
	while (hear(terminal, QUIET_MS, true))
		;
}

void bench_terminal_answer(struct bench_terminal *terminal, bool watch)
{
	if (!hear(terminal, PATIENCE_MS, watch))
		give_up(terminal, "a key had no answer");
	while (hear(terminal, QUIET_MS, watch))
		;
}

int64_t bench_terminal_cpu(const struct bench_terminal *terminal)
{
	struct timespec used;
	clockid_t clock;

	if (clock_getcpuclockid(terminal->pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
		bench_fail("no processor time of the program");
	return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

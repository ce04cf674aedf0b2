/* SPDX-License-Identifier: EUPL-1.2 */
#include "vt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

#include "support.h"

#define PATIENCE_SECONDS 30

struct vt {
	VTerm *vterm;
	VTermScreen *screen;
	int rows, columns;
	int fd;
	pid_t pid;
	bool ended; /* nothing more comes */
	bool cursor_visible;
	GString *output;
};

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct vt *vt = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		vt->cursor_visible = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void become(const char *const argv[], const char *const env[])
{
	static const char *const pinned[] = { "TERM=xterm-256color", "LC_ALL=C.UTF-8",
		"LANGUAGE=nl", "TZ=UTC", "HOME=/nonexistent", "LINES", "COLUMNS", "NO_COLOR",
		"ESCDELAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", NULL };
	const char *const *lists[] = { pinned, env };

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		for (const char *const *one = lists[i]; one != NULL && *one != NULL; one++) {
			char *name = g_strndup(*one, strcspn(*one, "="));
			if (strchr(*one, '=') != NULL)
				g_setenv(name, strchr(*one, '=') + 1, TRUE);
			else
				g_unsetenv(name);
			g_free(name);
		}
	}
	/* A job in the background of a script would ignore some. */
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	execv(argv[0], (char **)(uintptr_t)argv);
	_exit(127);
}

struct vt *vt_spawn(const char *const argv[], const char *const env[], int rows,
    int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };
	struct vt *vt = g_new0(struct vt, 1);

	vt->rows = rows;
	vt->columns = columns;
	vt->output = g_string_new(NULL);
	vt->vterm = vterm_new(rows, columns);
	vterm_set_utf8(vt->vterm, 1);
	vt->screen = vterm_obtain_screen(vt->vterm);
	vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	vt->pid = forkpty(&vt->fd, NULL, NULL, &size);
	assert_true(vt->pid >= 0);
	if (vt->pid == 0)
		become(argv, env);
	return vt;
}

void vt_free(struct vt *vt)
{
	if (vt == NULL)
		return;
	if (vt->pid > 0) {
		kill(vt->pid, SIGKILL);
		waitpid(vt->pid, NULL, 0);
	}
	close(vt->fd);
	vterm_free(vt->vterm);
	g_string_free(vt->output, TRUE);
	g_free(vt);
}

pid_t vt_pid(const struct vt *vt)
{
	return vt->pid;
}

static bool take(struct vt *vt, int milliseconds);

/* The program may be writing too: who only pushes would wait for ever. */
static void send_bytes(struct vt *vt, const char *bytes, size_t length)
{
	while (length > 0 && !vt->ended) {
		struct pollfd polled = { .fd = vt->fd, .events = POLLIN | POLLOUT };
		ssize_t sent;
		if (poll(&polled, 1, PATIENCE_SECONDS * 1000) <= 0)
			return;
		if (polled.revents & (POLLIN | POLLHUP | POLLERR))
			take(vt, 0);
		if (!(polled.revents & POLLOUT))
			continue;
		sent = write(vt->fd, bytes, MIN(length, 256));
		if (sent <= 0 && errno != EINTR)
			return;
		bytes += MAX(sent, 0);
		length -= (size_t)MAX(sent, 0);
	}
}

void vt_bytes(struct vt *vt, const char *bytes, size_t length)
{
	send_bytes(vt, bytes, length);
}

void vt_keys(struct vt *vt, const char *bytes)
{
	send_bytes(vt, bytes, strlen(bytes));
}

void vt_click(struct vt *vt, int row, int column)
{
	char *bytes = g_strdup_printf(
	    "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1, column + 1, row + 1);

	vt_keys(vt, bytes);
	g_free(bytes);
}

void vt_resize(struct vt *vt, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };

	vt->rows = rows;
	vt->columns = columns;
	vterm_set_size(vt->vterm, rows, columns);
	ioctl(vt->fd, TIOCSWINSZ, &size);
}

void vt_tell_size(struct vt *vt, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns };

	ioctl(vt->fd, TIOCSWINSZ, &size);
}

/* Take what the program wrote, waiting for it at most so long.  False: nothing came. */
static bool take(struct vt *vt, int milliseconds)
{
	struct pollfd polled = { .fd = vt->fd, .events = POLLIN };
	char bytes[65536];
	size_t answer;
	ssize_t count;

	if (vt->ended || poll(&polled, 1, milliseconds) <= 0)
		return false;
	count = read(vt->fd, bytes, sizeof(bytes));
	if (count <= 0) {
		vt->ended = true; /* EIO: the program closed its side */
		return false;
	}
	g_string_append_len(vt->output, bytes, count);
	vterm_input_write(vt->vterm, bytes, (size_t)count);
	while ((answer = vterm_output_read(vt->vterm, bytes, sizeof(bytes))) > 0)
		send_bytes(vt, bytes, answer);
	return true;
}

bool vt_ended(struct vt *vt)
{
	while (take(vt, 0))
		;
	return vt->ended;
}

static void give_up(struct vt *vt, const char *what, const char *text)
{
	char *screen = vt_screen(vt);

	/* cmocka cuts what is longer than a kilobyte. */
	fprintf(stderr, "%s: \"%s\"\n%s\n", what, text, screen);
	g_free(screen);
	fail();
}

/* Until the condition holds. */
static void until(struct vt *vt, bool (*holds)(struct vt *vt, int row, const char *text),
    int row, const char *text, const char *what)
{
	gint64 deadline = g_get_monotonic_time() + PATIENCE_SECONDS * G_USEC_PER_SEC;

	while (!holds(vt, row, text)) {
		if (vt->ended || g_get_monotonic_time() > deadline)
			give_up(vt, what, text);
		take(vt, 1000);
	}
}

void vt_until(struct vt *vt, bool (*holds)(const struct vt *vt, const void *data),
    const void *data, const char *what)
{
	gint64 deadline = g_get_monotonic_time() + PATIENCE_SECONDS * G_USEC_PER_SEC;

	while (!holds(vt, data)) {
		if (vt->ended || g_get_monotonic_time() > deadline)
			give_up(vt, what, "");
		take(vt, 1000);
	}
}

static bool has(struct vt *vt, int row, const char *text)
{
	(void)row;
	return vt_has_text(vt, text);
}

static bool has_not(struct vt *vt, int row, const char *text)
{
	return !has(vt, row, text);
}

static bool row_has(struct vt *vt, int row, const char *text)
{
	char *line = vt_row(vt, row);
	bool found = strstr(line, text) != NULL;

	g_free(line);
	return found;
}

static bool cursor_row_has(struct vt *vt, int row, const char *text)
{
	int column;

	vt_cursor(vt, &row, &column);
	return row_has(vt, row, text);
}

void vt_until_text(struct vt *vt, const char *text)
{
	until(vt, has, 0, text, "this did not come");
}

void vt_until_no_text(struct vt *vt, const char *text)
{
	until(vt, has_not, 0, text, "this did not go");
}

void vt_until_row(struct vt *vt, int row, const char *text)
{
	until(vt, row_has, row, text, "this did not come in its row");
}

void vt_until_cursor_row(struct vt *vt, const char *text)
{
	until(vt, cursor_row_has, 0, text, "the cursor did not come here");
}

void vt_until_together(struct vt *vt, const char *label, const char *text)
{
	gint64 deadline = g_get_monotonic_time() + PATIENCE_SECONDS * G_USEC_PER_SEC;
	bool found = false;

	for (;;) {
		for (int row = 0; row < vt->rows && !found; row++)
			found = row_has(vt, row, label) && row_has(vt, row, text);
		if (found)
			return;
		if (vt->ended || g_get_monotonic_time() > deadline)
			give_up(vt, label, text);
		take(vt, 1000);
	}
}

int vt_until_end(struct vt *vt)
{
	gint64 deadline = g_get_monotonic_time() + PATIENCE_SECONDS * G_USEC_PER_SEC;
	int status = 0;

	while (!vt->ended) {
		if (g_get_monotonic_time() > deadline)
			give_up(vt, "the program did not end", "");
		take(vt, 1000);
	}
	assert_int_equal(waitpid(vt->pid, &status, 0), vt->pid);
	vt->pid = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void vt_kill(struct vt *vt)
{
	kill(vt->pid, SIGKILL);
	assert_int_equal(vt_until_end(vt), -SIGKILL);
}

void vt_until_stopped(struct vt *vt)
{
	gint64 deadline = g_get_monotonic_time() + PATIENCE_SECONDS * G_USEC_PER_SEC;
	int status = 0;

	while (waitpid(vt->pid, &status, WUNTRACED | WNOHANG) == 0) {
		if (g_get_monotonic_time() > deadline)
			give_up(vt, "the program did not stop", "");
		take(vt, 10);
	}
	assert_true(WIFSTOPPED(status));
	while (take(vt, 0))
		;
}

static void append_cell(GString *text, const VTermScreenCell *cell)
{
	if (cell->chars[0] == 0)
		g_string_append_c(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++) {
		if (cell->chars[i] != (uint32_t)-1)
			g_string_append_unichar(text, cell->chars[i]);
	}
}

char *vt_row(const struct vt *vt, int row)
{
	GString *text = g_string_new(NULL);
	VTermScreenCell cell;

	for (int column = 0; column < vt->columns; column++) {
		VTermPos position = { .row = row, .col = column };
		if (vterm_screen_get_cell(vt->screen, position, &cell))
			append_cell(text, &cell);
	}
	return g_strchomp(g_string_free(text, FALSE));
}

char *vt_screen(const struct vt *vt)
{
	GString *text = g_string_new(NULL);

	for (int row = 0; row < vt->rows; row++) {
		char *line = vt_row(vt, row);
		g_string_append(text, line);
		g_string_append_c(text, '\n');
		g_free(line);
	}
	return g_string_free(text, FALSE);
}

int vt_row_of(const struct vt *vt, const char *text)
{
	for (int row = 0; row < vt->rows; row++) {
		char *line = vt_row(vt, row);
		bool found = strstr(line, text) != NULL;
		g_free(line);
		if (found)
			return row;
	}
	return -1;
}

bool vt_has_text(const struct vt *vt, const char *text)
{
	return vt_row_of(vt, text) >= 0;
}

void vt_cursor(const struct vt *vt, int *ret_row, int *ret_column)
{
	VTermPos position;

	vterm_state_get_cursorpos(vterm_obtain_state(vt->vterm), &position);
	*ret_row = position.row;
	*ret_column = position.col;
}

bool vt_cursor_visible(const struct vt *vt)
{
	return vt->cursor_visible;
}

bool vt_line_by_line(const struct vt *vt)
{
	struct termios now;

	/* The side of the terminal knows the settings of the side of the program. */
	return tcgetattr(vt->fd, &now) == 0 && (now.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

int vt_rows(const struct vt *vt)
{
	return vt->rows;
}

int vt_columns(const struct vt *vt)
{
	return vt->columns;
}

struct vt_cell vt_cell(const struct vt *vt, int row, int column)
{
	VTermPos position = { .row = row, .col = column };
	struct vt_cell ret = { 0 };
	VTermScreenCell cell;

	if (!vterm_screen_get_cell(vt->screen, position, &cell))
		return ret;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++)
		ret.character[i] = cell.chars[i];
	ret.width = cell.width;
	ret.reverse = cell.attrs.reverse;
	ret.bold = cell.attrs.bold;
	ret.underline = cell.attrs.underline != 0;
	ret.coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
	    !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
	return ret;
}

const char *vt_output(const struct vt *vt, size_t *ret_length)
{
	if (ret_length != NULL)
		*ret_length = vt->output->len;
	return vt->output->str;
}

/* The number of a case holds the year of today. */
static char *without_year(char *take_screen)
{
	GRegex *number = g_regex_new("\\b20\\d\\d-(\\d{4})\\b", 0, 0, NULL);
	char *masked = g_regex_replace(number, take_screen, -1, 0, "YYYY-\\1", 0, NULL);

	g_regex_unref(number);
	g_free(take_screen);
	return masked;
}

/* A screen is painted in pieces: wait for the whole. */
static char *screen_like(struct vt *vt, const char *kept)
{
	gint64 deadline = g_get_monotonic_time() + PATIENCE_SECONDS * G_USEC_PER_SEC;
	char *now = without_year(vt_screen(vt));

	while (strcmp(now, kept) != 0 && g_get_monotonic_time() < deadline && take(vt, 1000)) {
		g_free(now);
		now = without_year(vt_screen(vt));
	}
	return now;
}

void vt_compare_screen(struct vt *vt, const char *name)
{
	char *relative = g_strdup_printf("tests/tui/screens/%s.txt", name);
	char *path = support_source(relative);
	char *kept, *now;

	if (getenv("TERUGKEERDESK_UPDATE_SCREENS") != NULL) {
		now = screen_like(vt, "");
		support_write_text(path, now);
	} else {
		kept = support_read_file(path, NULL);
		now = screen_like(vt, kept);
		if (strcmp(kept, now) != 0)
			fprintf(stderr, "%s was\n%s\nand is now\n%s\n", relative, kept, now);
		assert_string_equal(kept, now);
		g_free(kept);
	}
	g_free(now);
	g_free(path);
	g_free(relative);
}

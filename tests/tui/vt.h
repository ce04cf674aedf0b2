/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/tui/vt.h - a program in a real terminal: forkpty and libvterm.
 *
 * Tests wait for what only the new state makes true, and never for a time to pass.
 * What does not come within half a minute fails the test, with the screen printed.
 */
#ifndef TERUGKEERDESK_TESTS_TUI_VT_H
#define TERUGKEERDESK_TESTS_TUI_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct vt;

/*
 * vt_spawn(argv, env, rows, columns):
 * Start argv[0] in a terminal.  The environment is pinned (TERM=xterm-256color,
 * LC_ALL=C.UTF-8, TZ=UTC, no HOME worth writing to); `env` (NULL: none) changes it, as
 * "NAME=value", or "NAME" to take it away.  Ends with NULL.
 */
struct vt *vt_spawn(const char *const argv[], const char *const env[], int rows,
    int columns);
/* Kills what still runs.  NULL is fine. */
void vt_free(struct vt *vt);

void vt_keys(struct vt *vt, const char *bytes);
void vt_bytes(struct vt *vt, const char *bytes, size_t length);
/* A press of the first mouse button in that cell, as xterm says it. */
void vt_click(struct vt *vt, int row, int column);
void vt_resize(struct vt *vt, int rows, int columns);
/* The program is told of another size and the terminal stays as it is: libvterm does not
 * survive every size. */
void vt_tell_size(struct vt *vt, int rows, int columns);
pid_t vt_pid(const struct vt *vt);

/* Wait until the text stands (or no longer stands) somewhere on the screen. */
void vt_until_text(struct vt *vt, const char *text);
void vt_until_no_text(struct vt *vt, const char *text);
/* Until it stands in that row. */
void vt_until_row(struct vt *vt, int row, const char *text);
/* Until some row holds both: a label and its answer. */
void vt_until_together(struct vt *vt, const char *label, const char *text);
/* Until the text stands in the row where the cursor is; while a screen is painted, the
 * cursor may pass there. */
void vt_until_cursor_row(struct vt *vt, const char *text);
/* Until whatever holds() looks at is so; `what` says in a failure what did not come. */
void vt_until(struct vt *vt, bool (*holds)(const struct vt *vt, const void *data),
    const void *data, const char *what);
/* Take what it wrote so far; whether it ended. */
bool vt_ended(struct vt *vt);
/* Until the program ended: its exit status, or -(number of the signal). */
int vt_until_end(struct vt *vt);
/* kill -9, as a crash or a power cut would. */
void vt_kill(struct vt *vt);
/* Until the program stopped as a job does. */
void vt_until_stopped(struct vt *vt);

/* What is there now.  Trailing blanks are cut.  New memory, to g_free. */
char *vt_row(const struct vt *vt, int row);
char *vt_screen(const struct vt *vt);
bool vt_has_text(const struct vt *vt, const char *text);
/* The row in which a text stands first, or -1. */
int vt_row_of(const struct vt *vt, const char *text);
void vt_cursor(const struct vt *vt, int *ret_row, int *ret_column);
bool vt_cursor_visible(const struct vt *vt);
/* Does the terminal show typed letters and wait for whole lines, as a shell wants it? */
bool vt_line_by_line(const struct vt *vt);
int vt_rows(const struct vt *vt);
int vt_columns(const struct vt *vt);

struct vt_cell {
	uint32_t character[6]; /* letter and marks; [0] 0: blank */
	int width;
	bool reverse, bold, underline;
	bool coloured; /* another colour than the terminal's own */
};
struct vt_cell vt_cell(const struct vt *vt, int row, int column);

/* All bytes the program ever wrote.  Borrowed. */
const char *vt_output(const struct vt *vt, size_t *ret_length);

/*
 * vt_compare_screen(vt, name):
 * Compare with tests/tui/screens/NAME.txt (the year in case numbers set aside); with TERUGKEERDESK_UPDATE_SCREENS set,
 * write it instead.
 */
void vt_compare_screen(struct vt *vt, const char *name);

#endif

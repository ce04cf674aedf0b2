/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terminal.h - the terminal taken over, and given back on every way out.
 *
 * There is one terminal, since the handlers of fatal signals must reach it.
 */
#ifndef TERUGKEERDESK_SRC_TUI_TERMINAL_H
#define TERUGKEERDESK_SRC_TUI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

struct fault;

/*
 * terminal_open(mouse, fault):
 * Standard input and output where both are a terminal, else /dev/tty.  Colours unless
 * NO_COLOR is set.  FAULT_TERMINAL when there is no terminal, when it is unknown, or
 * when it cannot place a cursor.
 */
int terminal_open(bool mouse, struct fault *fault);

/* Empty the screen and give the terminal back.  Nothing when it is not open. */
void terminal_close(void);

/* Stop as a job (SIGTSTP), and come back on SIGCONT with the whole screen repainted. */
void terminal_stop(void);

/* Descriptors to poll: keys, and signals that the loop handles. */
int terminal_keys_descriptor(void);
int terminal_signals_descriptor(void);
/* SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP in order of arrival; 0 when there is none. */
int terminal_next_signal(void);

/* The size was changed: tell curses. */
void terminal_resize(void);

/* What came from the keyboard or the mouse. */
enum terminal_input_type {
	TERMINAL_NOTHING,
	TERMINAL_LETTER, /* `code` is a character */
	TERMINAL_KEY, /* `code` is one of curses' KEY_ or of the enum below */
	TERMINAL_CLICK /* `y`, `x` */
};
struct terminal_input {
	enum terminal_input_type type;
	uint32_t code;
	int y, x;
};
/* Keys that curses has no name for. */
enum {
	TERMINAL_PASTE_BEGIN = 0x600,
	TERMINAL_PASTE_END,
	TERMINAL_WORD_LEFT,
	TERMINAL_WORD_RIGHT,
	TERMINAL_WHEEL_UP,
	TERMINAL_WHEEL_DOWN
};
/* Never waits but for the rest of a key that began. */
void terminal_read(struct terminal_input *ret);

/*
 * Can it show blocks of every eighth of a cell?  The consoles and terminals that are known
 * to have a small font cannot, nor can one that was not said to take UTF-8.
 */
bool terminal_has_blocks(void);

/* Throw away what was typed and not yet read. */
void terminal_forget_keys(void);
/* Where what scrolls away is kept among lines of the desk: gone. */
void terminal_forget_scrollback(void);


#endif

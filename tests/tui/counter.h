/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/tui/counter.h - the real program on a ledger of its own, and the keys for it.
 */
#ifndef TERUGKEERDESK_TESTS_TUI_COUNTER_H
#define TERUGKEERDESK_TESTS_TUI_COUNTER_H

#include "vt.h"

/* As xterm sends them. */
#define F1 "\033OP"
#define F2 "\033OQ"
#define F3 "\033OR"
#define F4 "\033OS"
#define F5 "\033[15~"
#define F6 "\033[17~"
#define F7 "\033[18~"
#define F8 "\033[19~"
#define F9 "\033[20~"
#define F10 "\033[21~"
#define ENTER "\r"
#define TAB "\t"
#define ESC_ESC "\033\033"
#define UP "\033OA"
#define DOWN "\033OB"
#define RIGHT "\033OC"
#define LEFT "\033OD"
#define HOME "\033OH"
#define PAGE_DOWN "\033[6~"
#define BACKSPACE "\177"
#define CTRL_N "\016"
#define CTRL_T "\024"
#define CTRL_U "\025"
#define CTRL_X "\030"
#define CTRL_Y "\031"
#define CTRL_Z "\032"

#define PASSPHRASE "een lange wachtzin"

/* A private folder with an empty ledger of the user anna, cheap to unlock. */
struct counter {
	char *folder;
	char *ledger;
	char *secret; /* file with the passphrase */
};
struct counter counter_make(void);
void counter_clear(struct counter *counter);

/* Run a command of the program on the ledger; fails unless it ends with 0.  Returns what
 * it wrote, to g_free.  `arguments` end with NULL. */
char *counter_command(const struct counter *counter, const char *const arguments[]);

/* Start the desk in "nl" or "en", at the unlock screen. */
struct vt *counter_start(const struct counter *counter, const char *lang, int rows,
    int columns, const char *const env[]);
/* The same, and unlock it: at the list of cases. */
struct vt *counter_open(const struct counter *counter, const char *lang, int rows,
    int columns);
/* Type the passphrase. */
void counter_unlock(struct vt *vt);
/* Leave from the list of cases, and see that the program ends well. */
void counter_leave(struct vt *vt);

/* The nota's family of two adults and two children: all keys from the first question of a
 * new case on.  `lang` as above. */
void counter_type_family(struct vt *vt, const char *lang);
/* The same from the list of cases on, until all of it is calculated. */
void counter_new_family(struct vt *vt, const char *lang);
/* The same keys, one field or move at a time: to g_strfreev. */
char **counter_family_keys(const char *lang);

#endif

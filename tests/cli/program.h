/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/cli/program.h - the real program, run with real files.
 */
#ifndef TERUGKEERDESK_TESTS_CLI_PROGRAM_H
#define TERUGKEERDESK_TESTS_CLI_PROGRAM_H

#include "support.h"

/* A private folder with what the program may find there, and its last run. */
struct room {
	char *folder;
	char *home;       /* HOME of the program: empty at first */
	char *ledger;     /* not there yet */
	char *passphrase; /* a file with one */
	struct support_run last;
};

/* For cmocka_unit_test_setup_teardown. */
int room_enter(void **state);
int room_leave(void **state);

/* Run the program with a word list that ends with NULL, and `input` on standard input.
 * Returns the exit status. */
int room_run(struct room *room, const char *input, ...) G_GNUC_NULL_TERMINATED;

/* The same with --ledger and --passphrase-file of the room in front. */
int room_run_ledger(struct room *room, const char *input, ...) G_GNUC_NULL_TERMINATED;

/* Run a line of shell in which "$0" is the program and $1 the folder of the room. */
int room_run_shell(struct room *room, const char *line);

/* Make the ledger of the room, with --kdf-cost low. */
void room_create_ledger(struct room *room);

/* A file in the folder of the room: its path, new memory, to g_free. */
char *room_file(struct room *room, const char *name, const char *text);

/* The last run said one sentence on standard error that holds `part`, and nothing on
 * standard output. */
void room_said(struct room *room, const char *part);

/* A valid case file on one line: "A", born 1985, with `more` in the case ("" nothing). */
char *case_line(const char *name, const char *more);

#endif

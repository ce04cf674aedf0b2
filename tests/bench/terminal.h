/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/bench/terminal.h - a program in a terminal of 80 x 24, with a stopwatch.
 */
#ifndef TERUGKEERDESK_TESTS_BENCH_TERMINAL_H
#define TERUGKEERDESK_TESTS_BENCH_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "picture.h"

struct VTerm;
struct VTermScreen;

struct bench_terminal {
	int fd;
	pid_t pid;
	struct VTerm *vterm;
	struct VTermScreen *screen;
	int64_t started; /* just before the program was started */
	int64_t heard; /* when the last bytes came; see bench_now */
};

void bench_terminal_start(struct bench_terminal *terminal, const char *const argv[]);
/* Hang up, wait for the program, and free everything. */
void bench_terminal_stop(struct bench_terminal *terminal);

void bench_terminal_send(struct bench_terminal *terminal, const char *keys);

/* Read until `text` stands on the screen; a program that does not show it within ten
 * seconds ends the benchmark.  Returns when the bytes came that completed it. */
int64_t bench_terminal_until(struct bench_terminal *terminal, const char *text);

/* The same, until the whole screen is that of the picture. */
int64_t bench_terminal_until_picture(struct bench_terminal *terminal,
    const struct bench_picture *picture);

/* Read until nothing has come for a while. */
void bench_terminal_settle(struct bench_terminal *terminal);
/* The same, but something has to come first: the answer to a key.  `watch` false: do not
 * keep the screen, so that only the program is measured. */
void bench_terminal_answer(struct bench_terminal *terminal, bool watch);

void bench_terminal_picture(const struct bench_terminal *terminal, struct bench_picture *ret);
/* How many cells differ; the cursor does not count. */
int bench_picture_changed(const struct bench_picture *one, const struct bench_picture *other);
/* For the floor. */
void bench_picture_write(const char *path, const struct bench_picture *picture, size_t count);

/* Processor time of the program so far, in nanoseconds. */
int64_t bench_terminal_cpu(const struct bench_terminal *terminal);

#endif

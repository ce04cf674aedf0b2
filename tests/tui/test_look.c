/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Put into a program, on SIGUSR1 it looks through all memory that the program can write
 * to for the words in TERUGKEERDESK_TEST_WORDS, and writes into the file of
 * TERUGKEERDESK_TEST_FOUND whether it may be dumped or traced, how large a dump may be,
 * and how often each word stands in memory: in all of it, and in that which is not kept out
 * of dumps, as guarded memory is.
 *
 * The words are given with every byte one higher and are compared so, and nothing here
 * ever holds them as they are.  They are looked for as bytes, as wide characters, and in
 * the cells of curses.
 */
#define _GNU_SOURCE
#include <curses.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MAPS_MAX (1 << 20)
#define PIECE_MAX ((uintptr_t)1 << 30) /* what is larger is a sanitizer's own */

static const char *words, *path;
static char maps[MAPS_MAX];
static char report[1 << 14];

static int stands_at(
    const uint8_t *at, const uint8_t *end, const char *word, size_t size, size_t step)
{
	for (size_t i = 0; i < size; i++, at += step)
		if (at >= end || (uint8_t)(*at + 1) != (uint8_t)word[i])
			return 0;
	return 1;
}

static long count_in(const uint8_t *from, const uint8_t *end, const char *word,
    size_t size, size_t step)
{
	uint8_t first = (uint8_t)(*word - 1);
	long count = 0;

	/* Not memchr, which a sanitizer may have put its own in the place of. */
	for (; from < end; from++)
		if (*from == first)
			count += stands_at(from, end, word, size, step);
	return count;
}

static size_t read_maps(void)
{
	int fd = open("/proc/self/smaps", O_RDONLY | O_CLOEXEC);
	size_t size = 0;
	ssize_t got;

	if (fd < 0)
		abort();
	while (size < MAPS_MAX - 1 &&
	       (got = read(fd, maps + size, MAPS_MAX - 1 - size)) > 0)
		size += (size_t)got;
	close(fd);
	maps[size] = '\0';
	return size;
}

/* The lines below the first of a mapping begin with a capital; among them VmFlags. */
static const char *next_mapping(const char *line, int *ret_guarded)
{
	*ret_guarded = 0;
	do {
		line = strchr(line, '\n') + 1;
		if (strncmp(line, "VmFlags:", 8) == 0) {
			const char *flag = strstr(line, " dd");

			*ret_guarded = flag != NULL && flag < strchr(line, '\n');
		}
	} while (*line >= 'A' && *line <= 'Z');
	return line;
}

static void count_word(const char *word, size_t size, size_t step, long *all, long *ordinary)
{
	const char *next;
	int guarded;

	for (const char *line = maps; *line != '\0'; line = next) {
		char *rest;
		uintptr_t from = strtoul(line, &rest, 16);
		uintptr_t end = strtoul(rest + 1, &rest, 16);
		long count = 0;

		next = next_mapping(line, &guarded);
		if (rest[1] == 'r' && rest[2] == 'w' && end - from < PIECE_MAX &&
		    !((uintptr_t)maps >= from && (uintptr_t)maps < end))
			count = count_in((const uint8_t *)from, (const uint8_t *)end,
			    word, size, step);
		*all += count;
		*ordinary += guarded ? 0 : count;
	}
}

static void look(int number)
{
	static const size_t steps[] = { 1, sizeof(wchar_t), sizeof(cchar_t) };
	struct rlimit core = { 1, 1 };
	size_t length;
	int fd;

	(void)number;
	getrlimit(RLIMIT_CORE, &core);
	length = (size_t)snprintf(report, sizeof(report), "%d %ld ",
	    prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), (long)core.rlim_max);
	read_maps();
	for (const char *word = words; *word != '\0'; word += word[strcspn(word, " ")] == ' ') {
		size_t size = strcspn(word, " ");
		long all = 0, ordinary = 0;

		for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
			count_word(word, size, steps[i], &all, &ordinary);
		length += (size_t)snprintf(report + length, sizeof(report) - length,
		    "%ld %ld ", all, ordinary);
		word += size;
	}
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, report, length) != (ssize_t)length ||
	    write(fd, "end", 3) != 3)
		abort();
	close(fd);
}

__attribute__((constructor)) static void begin(void)
{
	struct sigaction action = { .sa_handler = look, .sa_flags = SA_RESTART };

	words = getenv("TERUGKEERDESK_TEST_WORDS");
	path = getenv("TERUGKEERDESK_TEST_FOUND");
	if (words != NULL && path != NULL)
		sigaction(SIGUSR1, &action, NULL);
}

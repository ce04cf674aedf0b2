/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/support/support.h - what many tests need: folders, files, programs, chance.
 *
 * Nothing here returns an error: what cannot be done fails the test that asked.
 */
#ifndef TERUGKEERDESK_TESTS_SUPPORT_H
#define TERUGKEERDESK_TESTS_SUPPORT_H

/* cmocka wants these four before itself, in this order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

/* Built with the address sanitizer: the memory has an allocator, and places, of its own. */
#if defined(__SANITIZE_ADDRESS__)
#define SUPPORT_SANITIZED true
#elif defined(__has_feature)
#define SUPPORT_SANITIZED __has_feature(address_sanitizer)
#else
#define SUPPORT_SANITIZED false
#endif

/* Paths, new memory, to g_free: `name` below the data folder of the tree, below the
 * source tree, below the build folder. */
char *support_data(const char *name);
char *support_source(const char *name);
char *support_build(const char *name);

/* A private empty folder, new memory, to give to support_remove_folder. */
char *support_temp_folder(void);
/* Remove the folder with all that is in it, and free the path.  NULL is fine. */
void support_remove_folder(char *folder);

/* The whole file with a NUL behind it, new memory, to g_free.  `ret_size` may be NULL. */
char *support_read_file(const char *path, size_t *ret_size);
void support_write_file(const char *path, const void *bytes, size_t size);
void support_write_text(const char *path, const char *text);

/* A program that ran to its end.  Each text has a NUL behind it. */
struct support_run {
	int status; /* exit status, or -(number of the signal) that ended it */
	char *out;
	size_t out_size;
	char *err;
	size_t err_size;
};

/*
 * support_run(ret, argv, input, env):
 * Run argv[0], found in PATH unless it has a slash, with `input` (NULL: nothing) on
 * standard input and with the variables "NAME=value" of `env` (NULL: none) changed;
 * "NAME" alone is taken away.  Both lists end with NULL.  A program that takes longer
 * than a minute is killed and fails the test.  *ret is to be cleared.
 */
void support_run(struct support_run *ret, const char *const argv[], const char *input,
    const char *const env[]);
void support_run_clear(struct support_run *run);

/*
 * support_in_memory(hidden, size):
 * How often some bytes stand in the memory that this process can write to.  Every byte of
 * `hidden` is one higher, so that looking for them does not put them there.
 */
size_t support_in_memory(const void *hidden, size_t size);

/*
 * Chance that can be repeated.  support_seed prints its seed, and takes that of
 * TERUGKEERDESK_TEST_SEED when it is set.
 */
struct support_random {
	uint64_t state;
};
struct support_random support_seed(void);
uint64_t support_random_next(struct support_random *random);
/* 0 .. below - 1; `below` above 0. */
uint32_t support_random_below(struct support_random *random, uint32_t below);

/* What of a text stands outside the brackets of the language that does not exist
 * (tests/po/house.sh): new memory, to g_free.  A text that was cut is taken as it is. */
char *support_outside_brackets(const char *text);

/* Whether `./desk test --long` asked for the long form. */
bool support_long(void);

#endif

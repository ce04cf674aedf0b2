/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ini/ini.h - INI files, read strictly.
 *
 * The values come from iniparser, but only after a pre-pass (ini/lint.c) has looked at
 * every line: iniparser itself keeps no line numbers, merges what stands twice, accepts
 * an open quote, joins lines that end in a backslash, and crashes on the getters that
 * are not used here (CVE-2023-33461).
 *
 * The files are UTF-8 text:
 *
 *     ; a comment on a line of its own, with ; or #
 *     [section name]
 *     key   = value            ; the rest of a line after ; or # is a comment
 *     other = "a value with ; in it"
 *
 * Section names and keys are made of a-z, 0-9 and . _ - (capitals count as small
 * letters), section names also of single spaces.  A backslash has no meaning and is
 * refused outside comments, and at the end of any line.
 */
#ifndef TERUGKEERDESK_INI_INI_H
#define TERUGKEERDESK_INI_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/fault.h"

#define INI_BYTES_MAX      (1024 * 1024) /* of a file */
#define INI_LINE_BYTES_MAX 1000          /* iniparser ends at 1,024 */
#define INI_ENTRIES_MAX    5000 /* sections and keys; iniparser is quadratic in them */
#define INI_FAULTS_MAX     100  /* unreadable lines that are reported */

struct ini_key {
	char *name;  /* small letters */
	char *value; /* without quotes and blanks at the ends; may be "" */
	int line;
};

struct ini_section {
	char *name; /* small letters, "component jrs.post_return" */
	int line;
	struct ini_key *key; /* in order of the file */
	size_t key_count;
	bool damaged; /* a line of it was refused: keys may be missing */
};

/* A file as read; everything is owned by it. */
struct ini {
	char *path;  /* as given */
	char *bytes; /* as read, size bytes and a NUL */
	size_t size;
	struct ini_section *section; /* in order of the file */
	size_t section_count;
	bool sound; /* nothing was refused */
};

/*
 * ini_read(path, faults):
 * Read a regular file and check every line of it.  Every fault is added to `faults`
 * (may be NULL) with its line.  NULL when the file cannot be read as text at all; else
 * what could be read, so that a caller can report what else is wrong with it: only a
 * file that is `sound` may be used.
 */
struct ini *ini_read(const char *path, struct faults *faults);
void ini_free(struct ini *ini); /* NULL is fine */

/* The bytes of a regular file of at most INI_BYTES_MAX, with a NUL behind them; new
 * memory in *ret, to g_free. */
int ini_read_bytes(const char *path, char **ret, size_t *ret_size, struct fault *fault);

/* By name; NULL when there is none. */
const struct ini_section *ini_section_find(const struct ini *ini, const char *name);
const struct ini_key *ini_key_find(const struct ini_section *section, const char *name);

/*
 * ini_complain(ini, section, key, code, found, expected, faults):
 * Add a fault with file, line and place ("[policy] from").  key NULL: about the section;
 * section NULL: about the file.
 */
void ini_complain(const struct ini *ini, const struct ini_section *section,
    const struct ini_key *key, enum fault_code code, const char *found,
    const char *expected, struct faults *faults);

/*
 * ini_complain_unknown(ini, section, key, known, faults):
 * The key (NULL: the first word of the section) is not one of `known` (NULL-ended).
 * Expected is the one that was probably meant, else all of them.  Returns the one that
 * was probably meant, or NULL.
 */
const char *ini_complain_unknown(const struct ini *ini, const struct ini_section *section,
    const struct ini_key *key, const char *const *known, struct faults *faults);

/* Put the faults of one file, those from number `first` on, in order of their lines. */
void ini_sort_faults(struct faults *faults, size_t first);

/* The word of `known` (NULL-ended) that is at most two slips of the finger away, and
 * nearer than a third of its length; NULL when there is none. */
const char *ini_nearest(const char *word, const char *const *known);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/place.h - what stands at a path, before SQLite may believe it.
 */
#ifndef TERUGKEERDESK_LEDGER_PLACE_H
#define TERUGKEERDESK_LEDGER_PLACE_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct fault;

/*
 * place_check(path, ret_file, fault):
 * A regular, non-empty file in a folder that may be written to.  *ret_file is new
 * memory: the same file with the symlinks in the name of its folder resolved (SQLite
 * follows none).
 */
int place_check(const char *path, char **ret_file, struct fault *fault);

/* The same for a file that is only read, on any file system: complete by itself, without
 * a journal. */
int place_check_copy(const char *path, char **ret_file, struct fault *fault);

/* Nothing stands at `path`, nor a journal of what stood there, and the folder may be
 * written to.  `used`: desks will work on it, so not over a network.  *ret_file as
 * above. */
int place_check_free(const char *path, bool used, char **ret_file, struct fault *fault);

/* A new empty file beside `file`, mode 0600: its name in new memory, or NULL. */
char *place_begin(const char *file, const char *place, struct fault *fault);
/* Copy a file into one that place_begin made. */
int place_copy(const char *from, const char *to, const char *place, struct fault *fault);

/* Copy a ledger, whatever state it is in, and its journal; nothing stands at `copy`. */
int place_copy_damaged(const char *path, const char *copy, struct fault *fault);

/*
 * place_identify(db, fault):
 * Read the header of the file through the connection, before its first statement: a
 * ledger of ours (FAULT_LEDGER_FOREIGN), of a version we know (_NEWER), as long as it
 * says (_DAMAGED).
 */
int place_identify(struct db *db, const char *file, struct fault *fault);

/* Whether a journal with something in it lies beside the file. */
bool place_has_journal(const char *file);

/* Bytes of a file, with its journal; 0 when that cannot be found out. */
int64_t place_size(const char *file);

/* Give the new file its name, where nothing stands, for good. */
int place_publish(
    const char *from, const char *file, const char *place, struct fault *fault);

/* Take a half-made ledger away again. */
void place_remove(const char *file);

#endif

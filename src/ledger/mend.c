/* SPDX-License-Identifier: EUPL-1.2 */
#include "mend.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "place.h"
#include "schema.h"
#include "terugkeerdesk/core/fault.h"

#define PAGE 4096 /* of every ledger */
/* More pages than this are not missing: their number comes from a changed bit. */
#define PAGES_MISSING_MAX (1 << 20)

/* Places in the header, and in each page that is a node of a tree. */
enum {
	AT_CHANGES = 24,
	AT_PAGES = 28,
	AT_VERSION = 60,
	AT_PROGRAM = 68,
	AT_VALID_FOR = 92
};

static uint32_t get(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 |
	       at[3];
}

static void put(uint8_t *at, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(number >> (24 - 8 * i));
}

static bool is_ours(const uint8_t page[PAGE])
{
	return memcmp(page, "SQLite format 3", 16) == 0 &&
	       get(page + AT_PROGRAM) == SQL_APPLICATION_ID;
}

/* --- the first page of a new ledger --- */

static int make_empty(const char *file, struct fault *fault)
{
	struct db db = { 0 };
	int failed;

	if (db_open(&db, file, file, fault) != 0)
		return -1;
	failed = db_settings(&db, sql_settings, fault) != 0 ||
			 db_settings(&db, sql_settings_new, fault) != 0 ||
			 schema_make(&db, 0, fault) != 0
		     ? -1
		     : 0;
	db_close(&db, false);
	return failed;
}

static int read_page(const char *file, uint8_t ret[PAGE], struct fault *fault)
{
	int opened = open(file, O_RDONLY | O_CLOEXEC);
	ssize_t got = opened < 0 ? -1 : pread(opened, ret, PAGE, 0);

	if (got != PAGE)
		fault_from_errno(fault, file, got < 0 ? errno : EIO);
	if (opened >= 0)
		close(opened);
	return got == PAGE ? 0 : -1;
}

static int first_page(const char *copy, uint8_t ret[PAGE], struct fault *fault)
{
	char *file = place_begin(copy, copy, fault);
	int failed;

	if (file == NULL)
		return -1;
	failed = make_empty(file, fault);
	if (failed == 0)
		failed = read_page(file, ret, fault);
	place_remove(file);
	g_free(file);
	return failed;
}

/* --- a copy --- */

/* Does every page after the first begin as a node of a tree does, where the tables of a
 * ledger have their roots?  No other file does. */
static bool has_roots(int copy)
{
	static const uint8_t node[] = { 2, 5, 10, 13 };

	for (int page = 1; page < 6; page++) {
		uint8_t kind = 0;

		if (pread(copy, &kind, 1, (off_t)page * PAGE) != 1 ||
		    memchr(node, kind, sizeof(node)) == NULL)
			return false;
	}
	return true;
}

/* The header of another program, or of a newer desk, is no damage. */
static int check_header(
    const uint8_t page[PAGE], int copy, const char *place, struct fault *fault)
{
	char found[16], expected[16];

	if (!is_ours(page))
		return has_roots(copy)
			   ? 0
			   : fault_set(fault, FAULT_LEDGER_FOREIGN, place, NULL, NULL);
	if (get(page + AT_VERSION) <= SQL_SCHEMA_VERSION)
		return 0;
	snprintf(found, sizeof(found), "%u", (unsigned)get(page + AT_VERSION));
	snprintf(expected, sizeof(expected), "%d", SQL_SCHEMA_VERSION);
	return fault_set(fault, FAULT_LEDGER_NEWER, place, found, expected);
}

/* As many pages as the header says, or the other way round. */
static int match_size(int copy, uint8_t page[PAGE], off_t size)
{
	uint32_t there = (uint32_t)((size + PAGE - 1) / PAGE);
	uint32_t said = get(page + AT_PAGES);

	if (said < there || said - there > PAGES_MISSING_MAX)
		said = there;
	put(page + AT_PAGES, said);
	/* The number of pages counts only when these two are the same. */
	put(page + AT_VALID_FOR, get(page + AT_CHANGES));
	if (pwrite(copy, page, PAGE, 0) != PAGE)
		return -1;
	return ftruncate(copy, (off_t)said * PAGE);
}

static int mend_opened(int copy, bool whole_page, const char *place, struct fault *fault)
{
	uint8_t page[PAGE] = { 0 };
	off_t size = lseek(copy, 0, SEEK_END);

	if (size < 0 || pread(copy, page, PAGE, 0) < 0)
		return fault_from_errno(fault, place, errno);
	if (check_header(page, copy, place, fault) != 0)
		return -1;
	if ((whole_page || !is_ours(page)) && first_page(place, page, fault) != 0)
		return -1;
	if (match_size(copy, page, size) != 0)
		return fault_from_errno(fault, place, errno);
	return 0;
}

int mend_copy(const char *copy, bool whole_page, struct fault *fault)
{
	int opened = open(copy, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	int failed;

	if (opened < 0)
		return fault_from_errno(fault, copy, errno);
	failed = mend_opened(opened, whole_page, copy, fault);
	close(opened);
	return failed;
}

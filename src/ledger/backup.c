/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "actor.h"
#include "backups.h"
#include "inside.h"
#include "load.h"
#include "log.h"
#include "place.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "unlock.h"

/* How far a backup is, in parts of a thousand, once it was copied. */
#define COPIED 500

static int damaged(const char *place, struct fault *fault)
{
	return fault_set(fault, FAULT_LEDGER_DAMAGED, place,
	    N_("“ledger verify” says what is wrong"), NULL);
}

/* --- making one --- */

/* Read back what was written, with the keys of the ledger it is a copy of. */
static int verify_copy(const struct ledger *ledger, const char *file, const char *place,
    struct ledger_head *ret_head, struct fault *fault)
{
	struct ledger copy = {
		.path = (char *)(uintptr_t)place,
		.keys = ledger->keys,
		.watch = ledger->watch,
	};
	struct ledger_report report = { 0 };
	int failed;

	copy.watch.from = COPIED;
	memcpy(copy.uuid, ledger->uuid, sizeof(copy.uuid));
	if (db_open_copy(&copy.db, file, place, fault) != 0)
		return -1;
	failed = ledger_verify(&copy, &report, fault);
	if (failed == 0 && report.finding_count > 0)
		failed = damaged(place, fault);
	if (failed == 0)
		*ret_head = report.head;
	ledger_report_clear(&report);
	db_close(&copy.db, true);
	return failed;
}

/* --- copying, watched --- */

struct copying {
	const struct inside_watch *watch;
	const char *file;
	int64_t whole; /* bytes, about */
};

static int stop_copying(void *data)
{
	const struct copying *copying = data;

	return inside_go_on(copying->watch, place_size(copying->file), copying->whole)
		   ? 0
		   : 1;
}

static int copy_watched(struct ledger *ledger, const char *file, struct fault *fault)
{
	struct inside_watch watch = ledger->watch;
	struct copying copying = { &watch, file, place_size(ledger->file) };

	watch.to = COPIED;
	return db_copy(&ledger->db, file, stop_copying, &copying, fault);
}

/* That there is one is no part of it.  When it cannot be noted, the desk asks for a
 * backup once too often. */
static void note_backup(struct ledger *ledger, const struct ledger_head *head,
    const char *file, bool counts, int64_t now)
{
	char *detail = backups_detail(head, file);
	struct log_entry entry = {
		.action = "backup",
		.result = "ok",
		.kept = detail,
		.at = now,
	};
	struct state state;

	if (inside_begin(ledger, NULL) != 0)
		goto out;
	if (state_read(ledger, &state, NULL) == 0 &&
	    state_check_head(ledger, &state, NULL) == 0 &&
	    log_append(ledger, &state, &entry, NULL) == 0) {
		state.backup_at = counts ? now : state.backup_at;
		if (state_write(ledger, SQL_STATE_WRITE, &state, NULL) == 0 &&
		    db_commit(&ledger->db, NULL) == 0)
			load_seen(ledger, state.head.count - 1, state.head.count);
	}
	db_roll_back(&ledger->db);
out:
	g_free(detail);
}

int backups_make(struct ledger *ledger, const char *path, bool counts, int64_t now,
    struct ledger_head *ret_head, struct fault *fault)
{
	struct ledger_head head = { 0 };
	char *file = NULL;
	char *making;
	int failed;

	if (inside_require(ledger, fault) != 0 || inside_check_keys(ledger, fault) != 0 ||
	    place_check_free(path, false, &file, fault) != 0)
		return -1;
	making = place_begin(file, path, fault);
	failed = making == NULL ? -1 : copy_watched(ledger, making, fault);
	if (failed == 0)
		failed = verify_copy(ledger, making, path, &head, fault);
	if (failed == 0)
		failed = place_publish(making, file, path, fault);
	if (failed != 0 && making != NULL)
		place_remove(making);
	if (failed == 0) {
		note_backup(ledger, &head, file, counts, now);
		if (ret_head != NULL)
			*ret_head = head;
	}
	g_free(making);
	g_free(file);
	return failed;
}

int ledger_backup(struct ledger *ledger, const char *path, int64_t now,
    struct ledger_head *ret_head, struct fault *fault)
{
	return backups_make(ledger, path, true, now, ret_head, fault);
}

int ledger_backup_at(struct ledger *ledger, int64_t *ret, struct fault *fault)
{
	struct state state;

	if (inside_require(ledger, fault) != 0 || state_read(ledger, &state, fault) != 0)
		return -1;
	*ret = state.backup_at;
	return 0;
}

/* --- trying and using one --- */

static int rehearse(struct ledger *copy, const char *user, const char *typed,
    struct ledger_report *ret, struct fault *fault)
{
	struct passphrase passphrase = { 0 };
	char name[LEDGER_USER_MAX];
	int failed;

	if (actor_user(user, name, fault) != 0 ||
	    passphrase_read(typed, &passphrase, fault) != 0)
		return -1;
	failed = unlock_connected(copy, SLOT_USER, name, &passphrase, NULL, fault);
	passphrase_clear(&passphrase);
	return failed == 0 ? ledger_verify(copy, ret, fault) : -1;
}

int ledger_rehearse(const char *path, const char *user, const char *passphrase,
    struct ledger_report *ret, struct fault *fault)
{
	struct ledger copy = { .path = (char *)(uintptr_t)path };
	int failed = -1;

	if (sodium_init() < 0)
		return fault_set(fault, FAULT_IO, path, N_("no random numbers"), NULL);
	if (place_check_copy(path, &copy.file, fault) != 0)
		return -1;
	if (db_open_copy(&copy.db, copy.file, path, fault) == 0 &&
	    place_identify(&copy.db, copy.file, fault) == 0)
		failed = rehearse(&copy, user, passphrase, ret, fault);
	keys_free(copy.keys);
	db_close(&copy.db, true);
	g_free(copy.file);
	return failed;
}

/* That it was restored is the first thing its log says of its new life. */
static int note_restore(const char *path, const char *user, const char *passphrase,
    const char *desk, int64_t now, struct fault *fault)
{
	struct ledger *ledger = NULL;
	int failed;

	if (ledger_open(path, &ledger, fault) != 0)
		return -1;
	failed = ledger_unlock(ledger, user, passphrase, desk, now, NULL, NULL, fault);
	if (failed == 0)
		failed =
		    ledger_note_event(ledger, "restore", NULL, 0, "ok", NULL, now, fault);
	ledger_close(ledger);
	return failed;
}

static int copy_backup(
    const char *backup, const char *file, const char *path, struct fault *fault)
{
	char *making = place_begin(file, path, fault);
	int failed;

	if (making == NULL)
		return -1;
	failed = place_copy(backup, making, path, fault);
	if (failed == 0)
		failed = place_publish(making, file, path, fault);
	if (failed != 0)
		place_remove(making);
	g_free(making);
	return failed;
}

int ledger_restore(const char *backup, const char *path, const char *user,
    const char *passphrase, const char *desk, int64_t now, struct ledger_report *ret,
    struct fault *fault)
{
	struct ledger_report report = { 0 };
	char *file = NULL;
	int failed;

	if (place_check_free(path, true, &file, fault) != 0)
		return -1;
	failed = ledger_rehearse(backup, user, passphrase, &report, fault);
	if (failed == 0) {
		*ret = report;
		failed = report.finding_count > 0
			     ? damaged(backup, fault)
			     : copy_backup(backup, file, path, fault);
	}
	if (failed == 0)
		failed = note_restore(path, user, passphrase, desk, now, fault);
	g_free(file);
	return failed;
}

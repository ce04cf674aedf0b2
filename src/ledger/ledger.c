/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/ledger.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "actor.h"
#include "inside.h"
#include "load.h"
#include "migrate.h"
#include "group.h"
#include "terugkeerdesk/core/fault.h"
#include "uuid.h"
#include "terugkeerdesk/core/text.h"
#include "unlock.h"

/* How far unlocking is, in parts of a thousand, once the key is derived. */
#define PROGRESS_DERIVED 700

int inside_require(const struct ledger *ledger, struct fault *fault)
{
	return ledger_unlocked(ledger) ? 0
				       : fault_set(fault, FAULT_LOCKED, NULL, NULL, NULL);
}

bool inside_go_on(const struct inside_watch *watch, int64_t done, int64_t whole)
{
	int64_t part = watch->to - watch->from;

	if (watch->progress == NULL)
		return true;
	part = whole > 0 ? part * MIN(done, whole) / whole : part;
	return watch->progress(watch->data, watch->from + (int)part);
}

void ledger_watch(
    struct ledger *ledger, bool (*progress)(void *data, int permille), void *data)
{
	ledger->watch = (struct inside_watch){ progress, data, 0, 1000 };
}

int inside_check_keys(struct ledger *ledger, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_RING_NEWEST);
	int stepped = db_step(&query, fault);

	if (stepped == 1)
		ledger->stale = db_number(&query, 0) > ledger->keys->generation;
	db_end(&query);
	if (stepped < 0)
		return -1;
	return ledger->stale ? fault_set(fault, FAULT_LOCKED, NULL, NULL, NULL) : 0;
}

int inside_damaged(struct ledger *ledger, const char *found, struct fault *fault)
{
	if (ledger->keys != NULL && inside_check_keys(ledger, NULL) != 0 && ledger->stale)
		return fault_set(fault, FAULT_LOCKED, NULL, NULL, NULL);
	return fault_set(fault, FAULT_LEDGER_DAMAGED, ledger->path, found, NULL);
}

void inside_only_look(struct ledger *ledger, const struct fault *damage)
{
	/* The first that was found; what follows may come of it. */
	if (!ledger->read_only)
		g_strlcpy(ledger->why, damage->found, sizeof(ledger->why));
	ledger->read_only = true;
}

int inside_begin(struct ledger *ledger, struct fault *fault)
{
	if (inside_require(ledger, fault) != 0)
		return -1;
	if (ledger->read_only)
		return inside_damaged(ledger, ledger->why, fault);
	if (db_begin(&ledger->db, fault) != 0)
		return -1;
	if (db_still_there(&ledger->db, fault) == 0 &&
	    inside_check_keys(ledger, fault) == 0)
		return 0;
	db_roll_back(&ledger->db);
	return -1;
}

/* --- open, close --- */

int ledger_open(const char *path, struct ledger **ret, struct fault *fault)
{
	return ledger_open_shared(path, NULL, ret, fault);
}

int ledger_open_shared(
    const char *path, const char *group, struct ledger **ret, struct fault *fault)
{
	struct ledger *ledger;

	if (sodium_init() < 0)
		return fault_set(fault, FAULT_IO, path, N_("no random numbers"), NULL);
	ledger = g_new0(struct ledger, 1);
	ledger->path = g_strdup(path);
	ledger->group = g_strdup(group);
	if (unlock_file(ledger, fault) != 0) {
		ledger_close(ledger);
		return -1;
	}
	db_close(&ledger->db, true);
	*ret = ledger;
	return 0;
}

void ledger_close(struct ledger *ledger)
{
	if (ledger == NULL)
		return;
	ledger_lock(ledger);
	g_free(ledger->file);
	g_free(ledger->group);
	g_free(ledger->path);
	g_free(ledger);
}

/* --- unlock, lock --- */

static void forget(struct ledger *ledger)
{
	list_clear(&ledger->list);
	keys_free(ledger->keys);
	ledger->keys = NULL;
	sodium_memzero(&ledger->actor, sizeof(ledger->actor));
	ledger->seen = 0;
	ledger->data_version = 0;
	ledger->unreadable = 0;
	ledger->read_only = false;
	*ledger->why = '\0';
	ledger->stale = false;
}

/* That somebody looked is an event too; a full disk does not keep them out. */
static void note_unlock(struct ledger *ledger, int64_t now)
{
	ledger_note_event(ledger, "unlock", NULL, 0, "ok", NULL, now, NULL);
}

/* The keys of the right slot, and who it is. */
static int authenticate(struct ledger *ledger, const char *user, const char *typed,
    const char *desk, struct fault *fault)
{
	struct passphrase passphrase = { 0 };
	struct slot_about about = { 0 };
	char name[LEDGER_USER_MAX];
	int failed;

	if (actor_user(user, name, fault) != 0 ||
	    passphrase_read(typed, &passphrase, fault) != 0)
		return -1;
	failed = unlock_keys(ledger, SLOT_USER, name, &passphrase, &about, fault);
	passphrase_clear(&passphrase);
	if (failed == 0 && actor_set(&ledger->actor, about.name, desk, fault) != 0) {
		ledger_lock(ledger);
		failed = -1;
	}
	return failed;
}

int ledger_unlock(struct ledger *ledger, const char *user, const char *passphrase,
    const char *desk, int64_t now, bool (*progress)(void *data, int permille), void *data,
    struct fault *fault)
{
	ledger_lock(ledger);
	if (progress != NULL && !progress(data, 0))
		return fault_set(fault, FAULT_LOCKED, NULL, NULL, NULL);
	if (authenticate(ledger, user, passphrase, desk, fault) != 0)
		return -1;
	if (progress != NULL && !progress(data, PROGRESS_DERIVED)) {
		ledger_lock(ledger);
		return fault_set(fault, FAULT_LOCKED, NULL, NULL, NULL);
	}
	/* A copy that was made in another mode comes back to ours. */
	if (db_settings(&ledger->db, sql_settings_unlocked, fault) != 0 ||
	    migrate(ledger, now, fault) != 0 || load_list(ledger, fault) != 0) {
		ledger_lock(ledger);
		return -1;
	}
	note_unlock(ledger, now);
	if (progress != NULL && !progress(data, 1000)) {
		ledger_lock(ledger);
		return fault_set(fault, FAULT_LOCKED, NULL, NULL, NULL);
	}
	return 0;
}

void ledger_lock(struct ledger *ledger)
{
	bool damaged = ledger->read_only;

	forget(ledger);
	if (ledger->db.handle == NULL)
		return;
	db_roll_back(&ledger->db);
	/* Another desk may be reading: then the last one to lock empties the journal. */
	if (!damaged)
		db_checkpoint(&ledger->db, SQLITE_CHECKPOINT_TRUNCATE);
	db_close(&ledger->db, damaged);
}

void ledger_idle(struct ledger *ledger)
{
	if (ledger->db.handle != NULL && !ledger->read_only)
		db_checkpoint(&ledger->db, SQLITE_CHECKPOINT_PASSIVE);
}

/* --- looking --- */

bool ledger_unlocked(const struct ledger *ledger)
{
	return ledger->keys != NULL && !ledger->stale;
}

const struct ledger_actor *ledger_actor(const struct ledger *ledger)
{
	return &ledger->actor;
}

int ledger_share(const char *path, const char *group, struct fault *fault)
{
	return group_give(path, group, path, fault);
}

char *ledger_id(const struct ledger *ledger, char ret[LEDGER_UUID_TEXT])
{
	uuid_write(ledger->uuid, ret);
	return ret;
}

const char *ledger_path(const struct ledger *ledger)
{
	return ledger->path;
}

size_t ledger_unreadable(const struct ledger *ledger)
{
	return ledger->unreadable;
}

bool ledger_read_only(const struct ledger *ledger)
{
	return ledger->read_only;
}

const char *ledger_read_only_why(const struct ledger *ledger)
{
	return ledger->why;
}

size_t ledger_row_count(const struct ledger *ledger)
{
	return ledger->list.count;
}

const struct ledger_row *ledger_row(const struct ledger *ledger, size_t index)
{
	return list_get(&ledger->list, index);
}

size_t ledger_search(
    const struct ledger *ledger, const char *text, size_t *ret, size_t size)
{
	char *folded = text_fold(text);
	size_t count = list_search(&ledger->list, folded, ret, size);

	explicit_bzero(folded, strlen(folded));
	g_free(folded);
	return count;
}

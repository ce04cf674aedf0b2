/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "actor.h"
#include "inside.h"
#include "log.h"
#include "place.h"
#include "schema.h"
#include "slot.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "uuid.h"

/* The key of the first slot; slow. */
static struct slot_derived *derive(const struct ledger *ledger, const char *typed,
    enum ledger_kdf_cost cost, struct fault *fault)
{
	struct slot_derived *derived = NULL;
	struct passphrase passphrase = { 0 };
	uint8_t salt[PASSPHRASE_SALT];

	if (passphrase_read(typed, &passphrase, fault) != 0)
		return NULL;
	randombytes_buf(salt, sizeof(salt));
	if (passphrase_check(&passphrase, fault) == 0)
		derived = slot_derived_new(
		    &passphrase, slot_cost(cost), salt, ledger->path, fault);
	passphrase_clear(&passphrase);
	return derived;
}

static int fill(
    struct ledger *ledger, const struct slot *slot, int64_t now, struct fault *fault)
{
	struct state state = { .made_at = now };
	struct log_entry entry = { .action = "create", .result = "ok", .at = now };

	if (schema_make(&ledger->db, 0, fault) != 0 ||
	    slot_write(slot, &ledger->db, fault) != 0 ||
	    keys_ring_write(ledger->keys, &ledger->db, ledger->uuid, fault) != 0 ||
	    log_append(ledger, &state, &entry, fault) != 0 ||
	    state_write(ledger, SQL_STATE_MAKE, &state, fault) != 0)
		return -1;
	return 0;
}

/* The whole ledger into the empty file `file`. */
static int make_file(struct ledger *ledger, const char *file, const struct slot *slot,
    int64_t now, struct fault *fault)
{
	int failed;
	int code;

	if (db_open(&ledger->db, file, ledger->path, fault) != 0)
		return -1;
	failed = db_settings(&ledger->db, sql_settings, fault);
	if (failed == 0)
		failed = db_settings(&ledger->db, sql_settings_new, fault);
	if (failed == 0)
		failed = db_begin(&ledger->db, fault);
	if (failed == 0)
		failed = fill(ledger, slot, now, fault);
	if (failed == 0)
		failed = db_commit(&ledger->db, fault);
	if (failed == 0) {
		code = db_checkpoint(&ledger->db, SQLITE_CHECKPOINT_TRUNCATE);
		if (code != SQLITE_OK)
			failed = db_fault(&ledger->db, code, fault);
	}
	db_roll_back(&ledger->db);
	db_close(&ledger->db, failed != 0);
	return failed;
}

/*
 * Made under another name and renamed when it is whole and on disk: a ledger of which a
 * part is missing never stands under its own name.
 */
static int make(
    struct ledger *ledger, const struct slot *slot, int64_t now, struct fault *fault)
{
	char *making = place_begin(ledger->file, ledger->path, fault);
	int failed;

	if (making == NULL)
		return -1;
	failed = make_file(ledger, making, slot, now, fault);
	if (failed == 0)
		failed = place_publish(making, ledger->file, ledger->path, fault);
	if (failed != 0)
		place_remove(making);
	g_free(making);
	return failed;
}

int ledger_create(const char *path, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, const char *desk, int64_t now, struct fault *fault)
{
	struct ledger ledger = { .path = g_strdup(path) };
	struct slot_about about = { .id = 1, .kind = SLOT_USER, .made_at = now };
	struct slot_derived *derived = NULL;
	struct slot slot = { 0 };
	int failed = -1;

	if (sodium_init() < 0) {
		fault_set(fault, FAULT_IO, path, N_("no random numbers"), NULL);
		goto out;
	}
	if (actor_set(&ledger.actor, user, desk, fault) != 0 ||
	    place_check_free(path, true, &ledger.file, fault) != 0)
		goto out;
	ledger.keys = keys_new();
	if (ledger.keys == NULL) {
		fault_set(fault, FAULT_MEMORY, path, NULL, NULL);
		goto out;
	}
	keys_make(ledger.keys);
	uuid_make(ledger.uuid);
	derived = derive(&ledger, passphrase, cost, fault);
	if (derived == NULL)
		goto out;
	g_strlcpy(about.name, ledger.actor.user, sizeof(about.name));
	slot_make(ledger.keys, ledger.uuid, &about, derived, &slot);
	failed = make(&ledger, &slot, now, fault);
out:
	slot_clear(&slot);
	slot_derived_free(derived);
	keys_free(ledger.keys);
	g_free(ledger.file);
	g_free(ledger.path);
	return failed;
}

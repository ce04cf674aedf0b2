/* SPDX-License-Identifier: EUPL-1.2 */
#include "unlock.h"

#include <glib.h>

#include "group.h"
#include "place.h"
#include "schema.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"

int unlock_file(struct ledger *ledger, struct fault *fault)
{
	char *file = NULL;

	if (place_check(ledger->path, &file, fault) != 0)
		return -1;
	if (group_check(file, ledger->group, fault) != 0) {
		g_free(file);
		return -1;
	}
	if (db_open(&ledger->db, file, ledger->path, fault) != 0) {
		g_free(file);
		return -1;
	}
	if (place_identify(&ledger->db, file, fault) != 0) {
		db_close(&ledger->db, true);
		g_free(file);
		return -1;
	}
	g_free(ledger->file);
	ledger->file = file;
	return 0;
}

/* From the passphrase to the keys, once the connection is as it should be. */
static int find_keys(struct ledger *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct slot_about *ret_about,
    struct fault *fault)
{
	struct slot_about about;
	struct keys *keys;

	if (state_read_uuid(&ledger->db, ledger->uuid, fault) != 0)
		return -1;
	keys = keys_new();
	if (keys == NULL)
		return fault_set(fault, FAULT_MEMORY, ledger->path, NULL, NULL);
	if (slot_unlock(&ledger->db, ledger->uuid, kind, user, passphrase, keys, &about,
		fault) != 0 ||
	    keys_ring_read(keys, &ledger->db, ledger->uuid, fault) != 0) {
		keys_free(keys);
		return -1;
	}
	ledger->keys = keys;
	if (ret_about != NULL)
		*ret_about = about;
	return 0;
}

int unlock_connected(struct ledger *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct slot_about *ret_about,
    struct fault *fault)
{
	if (db_settings(&ledger->db, sql_settings, fault) != 0 ||
	    schema_check(&ledger->db, fault) != 0)
		return -1;
	return find_keys(ledger, kind, user, passphrase, ret_about, fault);
}

int unlock_damaged(struct ledger *ledger, const char *user,
    const struct passphrase *passphrase, struct fault *fault)
{
	if (db_settings(&ledger->db, sql_settings, fault) != 0)
		return -1;
	return find_keys(ledger, SLOT_USER, user, passphrase, NULL, fault);
}

int unlock_keys(struct ledger *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct slot_about *ret_about,
    struct fault *fault)
{
	bool crashed;

	if (unlock_file(ledger, fault) != 0)
		return -1;
	crashed = place_has_journal(ledger->file);
	if (unlock_connected(ledger, kind, user, passphrase, ret_about, fault) != 0) {
		db_close(&ledger->db, crashed);
		return -1;
	}
	return 0;
}

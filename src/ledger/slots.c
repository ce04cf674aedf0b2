/* SPDX-License-Identifier: EUPL-1.2 */
#include "slot_inside.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

int slot_list(const struct keys *keys, struct db *db, const uint8_t *ledger,
    struct slot_about **ret, size_t *ret_count, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_ALL);
	GArray *list = g_array_new(FALSE, TRUE, sizeof(struct slot_about));
	int failed = 0;
	int stepped = 0;

	while (failed == 0 && (stepped = db_step(&query, fault)) == 1) {
		struct slot_about about = {
			.kind = (enum slot_kind)db_number(&query, 1),
			.cost = { db_number(&query, 2), db_number(&query, 3) },
		};
		struct bytes sealed = { 0 };

		failed = db_bytes(&query, 7, &sealed, fault);
		if (failed == 0 && slot_read_about(keys, ledger, db_number(&query, 0),
				       sealed, &about) != 0)
			failed = fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
			    N_("the description of a user does not open"), NULL);
		g_array_append_val(list, about);
	}
	db_end(&query);
	if (failed != 0 || stepped < 0) {
		g_array_free(list, TRUE);
		return -1;
	}
	*ret_count = list->len;
	*ret = (struct slot_about *)(void *)g_array_free(list, FALSE);
	return 0;
}

int slot_give(const struct keys *keys, struct db *db, const uint8_t *ledger,
    const struct slot_about *about, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_WRAP);
	struct sealed wrap = { 0 };
	struct sealed description = { 0 };
	int failed;

	slot_wrap(keys, ledger, about, &wrap);
	slot_describe(keys, ledger, about, &description);
	db_bind_number(&query, 1, about->id);
	db_bind_bytes(&query, 2, wrap.at, wrap.size);
	db_bind_bytes(&query, 3, description.at, description.size);
	failed = db_run(&query, fault);
	sealed_clear(&wrap);
	sealed_clear(&description);
	return failed;
}

int slot_drop(struct db *db, int64_t id, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_DROP);

	db_bind_number(&query, 1, id);
	return db_run(&query, fault);
}

int slot_free_id(struct db *db, int64_t *ret, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_NEXT);
	int stepped = db_step(&query, fault);

	if (stepped == 1)
		*ret = db_number(&query, 0);
	db_end(&query);
	return stepped == 1 ? 0 : -1;
}

int slot_salt(struct db *db, struct passphrase_cost cost, uint8_t ret[PASSPHRASE_SALT],
    struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_ALL);
	struct bytes salt = { 0 };
	int failed = 0;
	int stepped = 0;

	randombytes_buf(ret, PASSPHRASE_SALT);
	while (failed == 0 && salt.size == 0 && (stepped = db_step(&query, fault)) == 1) {
		if (db_number(&query, 1) == SLOT_USER &&
		    db_number(&query, 2) == cost.passes &&
		    db_number(&query, 3) == cost.memory)
			failed = db_bytes(&query, 4, &salt, fault);
	}
	if (failed == 0 && salt.size == PASSPHRASE_SALT)
		memcpy(ret, salt.at, PASSPHRASE_SALT);
	db_end(&query);
	return stepped < 0 ? -1 : failed;
}

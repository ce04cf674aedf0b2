/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "actor.h"
#include "load.h"
#include "log.h"
#include "place.h"
#include "recovery.h"
#include "rekey.h"
#include "slot.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "unlock.h"

/* A recovery key is random enough by itself. */
static const struct passphrase_cost no_cost = { 1, INT64_C(8) << 10 };

static struct bytes bytes_of(const char *text)
{
	return (struct bytes){ (const uint8_t *)text, strlen(text) };
}

/* --- who there is --- */

/* Nobody guesses a recovery key, whatever that costs; a passphrase somebody might. */
static bool is_cheap(struct passphrase_cost cost)
{
	struct passphrase_cost least = slot_cost(LEDGER_KDF_STANDARD);

	return cost.passes < least.passes || cost.memory < least.memory;
}

int ledger_user_list(struct ledger *ledger, struct ledger_user **ret, size_t *ret_count,
    struct fault *fault)
{
	struct slot_about *slot = NULL;
	struct ledger_user *user;
	size_t count = 0;

	if (inside_require(ledger, fault) != 0)
		return -1;
	if (slot_list(ledger->keys, &ledger->db, ledger->uuid, &slot, &count, fault) != 0)
		return -1;
	user = g_new0(struct ledger_user, count);
	for (size_t i = 0; i < count; i++) {
		g_strlcpy(user[i].name, slot[i].name, sizeof(user[i].name));
		user[i].added_at = slot[i].made_at;
		user[i].recovery = slot[i].kind == SLOT_RECOVERY;
		user[i].passes = slot[i].cost.passes;
		user[i].memory = slot[i].cost.memory;
		user[i].cheap = !user[i].recovery && is_cheap(slot[i].cost);
	}
	g_free(slot);
	*ret = user;
	*ret_count = count;
	return 0;
}

/* The number of the slot of a user, or of the recovery key; 0: there is none. */
static int find_slot(struct ledger *ledger, enum slot_kind kind, const char *name,
    int64_t *ret, struct fault *fault)
{
	struct slot_about *slot = NULL;
	size_t count = 0;

	if (slot_list(ledger->keys, &ledger->db, ledger->uuid, &slot, &count, fault) != 0)
		return -1;
	*ret = 0;
	for (size_t i = 0; i < count; i++)
		if (slot[i].kind == kind && strcmp(slot[i].name, name) == 0)
			*ret = slot[i].id;
	g_free(slot);
	return 0;
}

/* --- giving a slot --- */

/* A slot to be written, in the place of what was theirs. */
struct giving {
	struct slot_about about;
	const struct passphrase *passphrase;
	struct passphrase_cost cost;
	struct slot_derived *derived;
	bool replaces; /* whether there may be one already */
	const char *action;
};

static int note(struct ledger *ledger, const char *action, const char *detail,
    int64_t now, int64_t *ret_count, struct fault *fault)
{
	struct log_entry entry = {
		.action = action,
		.result = "ok",
		.at = now,
		.body = bytes_of(detail),
	};
	struct state state;

	if (state_read(ledger, &state, fault) != 0 ||
	    state_check_head(ledger, &state, fault) != 0 ||
	    log_append(ledger, &state, &entry, fault) != 0 ||
	    state_write(ledger, SQL_STATE_WRITE, &state, fault) != 0)
		return -1;
	*ret_count = state.head.count;
	return 0;
}

static int give_inside(struct ledger *ledger, struct giving *giving, int64_t now,
    int64_t *ret_count, struct fault *fault)
{
	struct slot slot = { 0 };
	int64_t theirs = 0;
	int failed;

	if (find_slot(ledger, giving->about.kind, giving->about.name, &theirs, fault) !=
	    0)
		return -1;
	if (theirs != 0 && !giving->replaces)
		return fault_set(fault, FAULT_EXISTS, giving->about.name, NULL, NULL);
	if (theirs != 0 && slot_drop(&ledger->db, theirs, fault) != 0)
		return -1;
	if (slot_free_id(&ledger->db, &giving->about.id, fault) != 0)
		return -1;
	slot_make(ledger->keys, ledger->uuid, &giving->about, giving->derived, &slot);
	failed = slot_write(&slot, &ledger->db, fault);
	if (failed == 0)
		failed = note(
		    ledger, giving->action, giving->about.name, now, ret_count, fault);
	slot_clear(&slot);
	return failed;
}

static int give(
    struct ledger *ledger, struct giving *giving, int64_t now, struct fault *fault)
{
	uint8_t salt[PASSPHRASE_SALT];
	int64_t count = 0;
	int failed = -1;

	giving->about.made_at = now;
	if (slot_salt(&ledger->db, giving->cost, salt, fault) != 0)
		return -1;
	giving->derived =
	    slot_derived_new(giving->passphrase, giving->cost, salt, ledger->path, fault);
	if (giving->derived != NULL && inside_begin(ledger, fault) == 0) {
		failed = give_inside(ledger, giving, now, &count, fault);
		if (failed == 0)
			failed = db_commit(&ledger->db, fault);
		db_roll_back(&ledger->db);
	}
	if (failed == 0)
		load_seen(ledger, count - 1, count);
	slot_derived_free(giving->derived);
	return failed;
}

static int give_user(struct ledger *ledger, const char *name, const char *typed,
    enum ledger_kdf_cost cost, bool replaces, const char *action, int64_t now,
    struct fault *fault)
{
	struct passphrase passphrase = { 0 };
	struct giving giving = {
		.about = { .kind = SLOT_USER },
		.passphrase = &passphrase,
		.cost = slot_cost(cost),
		.replaces = replaces,
		.action = action,
	};
	int failed;

	if (actor_user(name, giving.about.name, fault) != 0)
		return -1;
	if (giving.about.name[0] == '\0')
		return fault_set(
		    fault, FAULT_REQUIRED, N_("The user name"), NULL, N_("a name"));
	if (passphrase_read(typed, &passphrase, fault) != 0)
		return -1;
	failed = passphrase_check(&passphrase, fault);
	if (failed == 0)
		failed = give(ledger, &giving, now, fault);
	passphrase_clear(&passphrase);
	return failed;
}

int ledger_user_add(struct ledger *ledger, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, int64_t now, struct fault *fault)
{
	if (inside_require(ledger, fault) != 0)
		return -1;
	return give_user(ledger, user, passphrase, cost, false, "user-add", now, fault);
}

/* Whether it is the passphrase of who unlocked. */
static int check_passphrase(struct ledger *ledger, const char *typed, struct fault *fault)
{
	struct passphrase passphrase = { 0 };
	struct slot_about about;
	struct keys *keys = keys_new();
	int failed = -1;

	if (keys == NULL)
		fault_set(fault, FAULT_MEMORY, ledger->path, NULL, NULL);
	else if (passphrase_read(typed, &passphrase, fault) == 0)
		failed = slot_unlock(&ledger->db, ledger->uuid, SLOT_USER,
		    ledger->actor.user, &passphrase, keys, &about, fault);
	passphrase_clear(&passphrase);
	keys_free(keys);
	return failed;
}

int ledger_passphrase_change(struct ledger *ledger, const char *old_passphrase,
    const char *passphrase, enum ledger_kdf_cost cost, int64_t now, struct fault *fault)
{
	if (inside_require(ledger, fault) != 0 ||
	    check_passphrase(ledger, old_passphrase, fault) != 0)
		return -1;
	return give_user(
	    ledger, ledger->actor.user, passphrase, cost, true, "passphrase", now, fault);
}

/* --- a new data key --- */

int ledger_rekey(struct ledger *ledger, int64_t now, struct fault *fault)
{
	const struct log_entry entry = { .action = "rekey", .result = "ok", .at = now };

	if (inside_require(ledger, fault) != 0)
		return -1;
	return rekey_run(ledger, 0, &entry, fault);
}

int ledger_user_remove(
    struct ledger *ledger, const char *user, int64_t now, struct fault *fault)
{
	struct log_entry entry = { .action = "user-remove", .result = "ok", .at = now };
	char name[LEDGER_USER_MAX];
	int64_t slot = 0;

	if (inside_require(ledger, fault) != 0 || actor_user(user, name, fault) != 0)
		return -1;
	if (strcmp(name, ledger->actor.user) == 0)
		return fault_set(fault, FAULT_USAGE, ledger->path,
		    N_("nobody can remove themselves"), N_("the name of another user"));
	if (find_slot(ledger, SLOT_USER, name, &slot, fault) != 0)
		return -1;
	if (slot == 0)
		return fault_set(
		    fault, FAULT_REFERENCE, ledger->path, name, N_("the name of a user"));
	entry.body = bytes_of(name);
	return rekey_run(ledger, slot, &entry, fault);
}

/* --- the recovery key --- */

int ledger_recovery_new(struct ledger *ledger, int64_t now,
    char ret_text[LEDGER_RECOVERY_TEXT], struct fault *fault)
{
	struct passphrase passphrase = { 0 };
	struct giving giving = {
		.about = { .kind = SLOT_RECOVERY },
		.passphrase = &passphrase,
		.cost = no_cost,
		.replaces = true,
		.action = "recovery",
	};
	char text[LEDGER_RECOVERY_TEXT];
	int failed = -1;

	if (inside_require(ledger, fault) != 0)
		return -1;
	recovery_make(text);
	if (recovery_read(text, &passphrase, fault) == 0)
		failed = give(ledger, &giving, now, fault);
	if (failed == 0)
		memcpy(ret_text, text, sizeof(text));
	passphrase_clear(&passphrase);
	sodium_memzero(text, sizeof(text));
	return failed;
}

int ledger_recover(struct ledger *ledger, const char *recovery, const char *user,
    const char *passphrase, enum ledger_kdf_cost cost, const char *desk, int64_t now,
    struct fault *fault)
{
	struct passphrase key = { 0 };
	struct ledger_actor actor;
	int failed;

	ledger_lock(ledger);
	if (actor_set(&actor, user, desk, fault) != 0 ||
	    recovery_read(recovery, &key, fault) != 0)
		return -1;
	failed = unlock_keys(ledger, SLOT_RECOVERY, "", &key, NULL, fault);
	passphrase_clear(&key);
	if (failed != 0)
		return -1;
	ledger->actor = actor;
	failed = db_settings(&ledger->db, sql_settings_unlocked, fault);
	if (failed == 0)
		failed = give_user(
		    ledger, actor.user, passphrase, cost, true, "recover", now, fault);
	ledger_lock(ledger);
	return failed;
}

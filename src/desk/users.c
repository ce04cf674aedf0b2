/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/users.h"

#include <glib.h>

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/exchange/writer.h"

#include "internal.h"
#include "json.h"

enum ledger_kdf_cost desk_kdf_cost(const struct desk *desk, enum ledger_kdf_cost cost)
{
	if (cost != LEDGER_KDF_STANDARD || desk->env.milliseconds == NULL)
		return cost;
	return ledger_kdf_measure(desk->env.milliseconds);
}

int desk_user_list(
    struct desk *desk, struct ledger_user **ret, size_t *ret_count, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_user_list(desk->ledger, ret, ret_count, fault);
}

int desk_user_add(struct desk *desk, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_user_add(desk->ledger, user, passphrase, desk_kdf_cost(desk, cost),
	    desk->env.now(), fault);
}

int desk_user_remove(struct desk *desk, const char *user, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_user_remove(desk->ledger, user, desk->env.now(), fault);
}

int desk_passphrase_change(struct desk *desk, const char *old_passphrase,
    const char *passphrase, enum ledger_kdf_cost cost, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_passphrase_change(desk->ledger, old_passphrase, passphrase,
	    desk_kdf_cost(desk, cost), desk->env.now(), fault);
}

int desk_rekey(struct desk *desk, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_rekey(desk->ledger, desk->env.now(), fault);
}

int desk_recovery_new(
    struct desk *desk, char ret_text[LEDGER_RECOVERY_TEXT], struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_recovery_new(desk->ledger, desk->env.now(), ret_text, fault);
}

int desk_recover(struct desk *desk, const char *recovery, const char *user,
    const char *passphrase, enum ledger_kdf_cost cost, struct fault *fault)
{
	if (desk_ledger_open(desk, fault) != 0)
		return -1;
	return ledger_recover(desk->ledger, recovery, user, passphrase,
	    desk_kdf_cost(desk, cost),
	    desk->env.config->desk, desk->env.now(), fault);
}

char *desk_user_list_json(const struct ledger_user *user, size_t count)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '[');
	for (size_t i = 0; i < count; i++) {
		writer_begin_flat(&writer, NULL, '{');
		writer_string(&writer, "kind", user[i].recovery ? "recovery" : "user");
		if (!user[i].recovery)
			writer_string(&writer, "name", user[i].name);
		json_put_time(&writer, "added_at", user[i].added_at);
		writer_integer(&writer, "passes", user[i].passes);
		writer_integer(&writer, "memory", user[i].memory);
		writer_boolean(&writer, "cheap", user[i].cheap);
		writer_end(&writer, '}');
	}
	writer_end(&writer, ']');
	return writer_finish(&writer);
}

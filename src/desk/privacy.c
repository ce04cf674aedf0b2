/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/privacy.h"

#include <string.h>

#include <glib.h>

#include "internal.h"
#include "json.h"

/* --- erasing --- */

static void copy_number(struct ledger *ledger, const char *uuid, char *ret)
{
	const struct ledger_row *row;

	for (size_t i = 0; (row = ledger_row(ledger, i)) != NULL; i++)
		if (strcmp(row->uuid, uuid) == 0)
			g_strlcpy(ret, row->number, LEDGER_NUMBER_MAX);
}

int desk_erase(struct desk *desk, const char *uuid, const char *reason,
    struct desk_erased *ret, struct fault *fault)
{
	struct desk_erased erased = { 0 };

	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	g_strlcpy(erased.uuid, uuid, sizeof(erased.uuid));
	copy_number(desk->ledger, uuid, erased.number);
	/* First what only reads: an erasure that succeeded is never told as a failure. */
	if (ledger_backups(
		desk->ledger, uuid, &erased.backup, &erased.backup_count, fault) != 0)
		return -1;
	if (ledger_erase(desk->ledger, uuid, reason, desk->env.now(), &erased.journal,
		fault) != 0) {
		desk_erased_clear(&erased);
		return -1;
	}
	*ret = erased;
	return 0;
}

void desk_erased_clear(struct desk_erased *erased)
{
	ledger_backups_free(erased->backup, erased->backup_count);
	memset(erased, 0, sizeof(*erased));
}

char *desk_erased_json(const struct desk_erased *erased)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", "terugkeerdesk-erase/1");
	writer_string(&writer, "case", erased->number);
	writer_string(&writer, "uuid", erased->uuid);
	writer_boolean(&writer, "journal_emptied", !erased->journal.journal_held);
	writer_string(&writer, "held_by_user", erased->journal.holder.user);
	writer_string(&writer, "held_by_desk", erased->journal.holder.desk);
	writer_begin(&writer, "backups", '[');
	for (size_t i = 0; i < erased->backup_count; i++)
		json_put_backup(&writer, NULL, &erased->backup[i]);
	writer_end(&writer, ']');
	writer_end(&writer, '}');
	return writer_finish(&writer);
}

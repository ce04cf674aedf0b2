/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "backups.h"
#include "case_key.h"
#include "log.h"
#include "terugkeerdesk/core/fault.h"
#include "uuid.h"

#define HEX (2 * sizeof(((struct ledger_head *)NULL)->hash))

/* --- what the event says: the end of the chain, and where the backup is --- */

char *backups_detail(const struct ledger_head *head, const char *file)
{
	/* Names of files may be any bytes; the log holds text. */
	char *name = g_filename_display_name(file);
	char hash[HEX + 1];
	char *detail;

	for (char *at = name; *at != '\0'; at++)
		if (g_ascii_iscntrl(*at))
			*at = '?';
	sodium_bin2hex(hash, sizeof(hash), head->hash, sizeof(head->hash));
	detail = g_strdup_printf("%" G_GINT64_FORMAT " %s %s", head->count, hash, name);
	g_free(name);
	return detail;
}

/* The first backups were noted without their place. */
static bool read_detail(const char *detail, struct ledger_backup_made *ret)
{
	char *at = NULL;
	const char *end = NULL;
	size_t size = 0;

	ret->head.count = g_ascii_strtoll(detail, &at, 10);
	if (*at != ' ' ||
	    sodium_hex2bin(ret->head.hash, sizeof(ret->head.hash), at + 1,
		strnlen(at + 1, HEX), NULL, &size, &end) != 0 ||
	    size != sizeof(ret->head.hash))
		return false;
	ret->file = g_strdup(*end == ' ' ? end + 1 : "");
	return true;
}

static void add_backup(GArray *list, const struct ledger_event *event)
{
	struct ledger_backup_made made = { .at = event->at, .actor = event->actor };

	if (strcmp(event->action, "backup") == 0 && event->detail != NULL &&
	    read_detail(event->detail, &made))
		g_array_append_val(list, made);
}

/* --- all of them --- */

static int read_after(
    struct ledger *ledger, int64_t sequence, GArray *list, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LOG_OWN_AFTER);
	int failed = 0;
	int stepped = 0;

	db_bind_number(&query, 1, sequence);
	while (failed == 0 && (stepped = db_step(&query, fault)) == 1) {
		struct ledger_event event = { 0 };
		struct log_row row;

		failed = log_row_read(&query, &row, fault);
		if (failed == 0 && !log_open_event(ledger, &row, NULL, &event))
			failed = inside_damaged(
			    ledger, N_("an event of the log does not open"), fault);
		if (failed == 0)
			add_backup(list, &event);
		log_event_clear(&event);
	}
	db_end(&query);
	return stepped < 0 ? -1 : failed;
}

/* The first event of a case. */
static int find_origin(
    struct ledger *ledger, const char *uuid, int64_t *ret, struct fault *fault)
{
	struct case_key key = { 0 };
	uint8_t bytes[SEAL_UUID];
	struct query query;
	int stepped;

	if (!uuid_read(uuid, bytes))
		return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	if (case_key_find(ledger, bytes, &key, fault) != 0)
		return -1;
	query = db_query(&ledger->db, SQL_LOG_FIRST);
	db_bind_number(&query, 1, key.id);
	stepped = db_step(&query, fault);
	if (stepped == 1)
		*ret = db_number(&query, 0);
	db_end(&query);
	case_key_wipe(&key);
	if (stepped == 0)
		return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	return stepped < 0 ? -1 : 0;
}

int ledger_backups(struct ledger *ledger, const char *uuid,
    struct ledger_backup_made **ret, size_t *ret_count, struct fault *fault)
{
	int64_t sequence = 0;
	GArray *list;
	size_t count;
	struct ledger_backup_made *made;
	int failed;

	if (inside_require(ledger, fault) != 0 ||
	    (uuid != NULL && find_origin(ledger, uuid, &sequence, fault) != 0))
		return -1;
	list = g_array_new(FALSE, FALSE, sizeof(struct ledger_backup_made));
	failed = read_after(ledger, sequence, list, fault);
	count = list->len;
	made = (struct ledger_backup_made *)(void *)g_array_free(list, FALSE);
	if (failed != 0) {
		ledger_backups_free(made, count);
		return -1;
	}
	*ret = made;
	*ret_count = count;
	return 0;
}

void ledger_backups_free(struct ledger_backup_made *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		g_free(list[i].file);
	g_free(list);
}

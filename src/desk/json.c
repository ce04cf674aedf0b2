/* SPDX-License-Identifier: EUPL-1.2 */
#include "json.h"

#include <stdio.h>

#include <glib.h>

#define SECONDS_A_DAY (24 * 60 * 60)

void json_put_time(struct writer *writer, const char *key, int64_t at)
{
	int64_t day = at / SECONDS_A_DAY - (at % SECONDS_A_DAY < 0);
	int second = (int)(at - day * SECONDS_A_DAY);
	char date[DATE_TEXT];
	char text[64];

	if (at == 0) {
		writer_null(writer, key);
		return;
	}
	date_format_iso(date, (day_number)day);
	snprintf(text, sizeof(text), "%sT%02d:%02d:%02dZ", date, second / 3600,
	    second / 60 % 60, second % 60);
	writer_string(writer, key, text);
}

void json_put_date(struct writer *writer, const char *key, day_number date)
{
	char text[DATE_TEXT];

	if (date == DAY_NONE)
		writer_null(writer, key);
	else
		writer_string(writer, key, date_format_iso(text, date));
}

void json_put_path(struct writer *writer, const char *key, const char *path)
{
	char *name;

	if (path == NULL) {
		writer_null(writer, key);
		return;
	}
	name = g_filename_display_name(path);
	writer_string(writer, key, name);
	g_free(name);
}

void json_put_head(struct writer *writer, const char *key, const struct ledger_head *head)
{
	char hash[2 * sizeof(head->hash) + 1];

	for (size_t i = 0; i < sizeof(head->hash); i++)
		snprintf(hash + 2 * i, 3, "%02x", head->hash[i]);
	writer_begin(writer, key, '{');
	writer_integer(writer, "count", head->count);
	writer_string(writer, "hash", hash);
	writer_end(writer, '}');
}

void json_put_backup(
    struct writer *writer, const char *key, const struct ledger_backup_made *backup)
{
	writer_begin(writer, key, '{');
	json_put_time(writer, "time", backup->at);
	writer_string(writer, "file", backup->file);
	json_put_head(writer, "head", &backup->head);
	writer_end(writer, '}');
}

static void put_finding(struct writer *writer, const struct ledger_finding *finding)
{
	static const char *const damages[] = { [LEDGER_DAMAGE_SQLITE] = "sqlite",
		[LEDGER_DAMAGE_SEAL] = "seal",
		[LEDGER_DAMAGE_CHAIN] = "chain",
		[LEDGER_DAMAGE_REFERENCE] = "reference",
		[LEDGER_DAMAGE_RECORD] = "record" };

	writer_begin(writer, NULL, '{');
	writer_string(writer, "damage", damages[finding->damage]);
	writer_string(writer, "table", finding->table);
	writer_integer(writer, "row", finding->row);
	writer_string(writer, "uuid", finding->uuid);
	writer_string(writer, "detail", finding->detail);
	writer_end(writer, '}');
}

void json_put_report(struct writer *writer, const struct ledger_report *report)
{
	writer_boolean(writer, "sound", report->finding_count == 0);
	writer_integer(writer, "cases", (int64_t)report->cases);
	writer_integer(writer, "revisions", (int64_t)report->revisions);
	writer_integer(writer, "events", (int64_t)report->events);
	json_put_head(writer, "head", &report->head);
	writer_begin(writer, "findings", '[');
	for (size_t i = 0; i < report->finding_count; i++)
		put_finding(writer, &report->finding[i]);
	writer_end(writer, ']');
}

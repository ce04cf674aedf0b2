/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/exchange/writer.h"

#include "internal.h"

#define SECONDS_A_DAY (24 * 60 * 60)

/* "2026-11-21T14:05:00Z": the same for every reader. */
static void put_time(struct writer *writer, const char *key, int64_t at)
{
	int64_t day = at / SECONDS_A_DAY - (at % SECONDS_A_DAY < 0);
	int second = (int)(at - day * SECONDS_A_DAY);
	char date[DATE_TEXT];
	char text[64];

	date_format_iso(date, (day_number)day);
	snprintf(text, sizeof(text), "%sT%02d:%02d:%02dZ", date, second / 3600,
	    second / 60 % 60, second % 60);
	writer_string(writer, key, text);
}

static void put_date(struct writer *writer, const char *key, day_number date)
{
	char text[DATE_TEXT];

	if (date == DAY_NONE)
		writer_null(writer, key);
	else
		writer_string(writer, key, date_format_iso(text, date));
}

static void put_sum(struct writer *writer, const char *key, const struct sum *sum)
{
	writer_begin_flat(writer, key, '{');
	writer_integer(writer, "min", sum->range.min);
	writer_integer(writer, "max", sum->range.max);
	if (sum->incomplete)
		writer_boolean(writer, "incomplete", true);
	writer_end(writer, '}');
}

static void put_row(struct writer *writer, const struct ledger_row *row)
{
	const char *applies = applies_name(row->applies);
	char code[16];

	writer_begin(writer, NULL, '{');
	writer_string(writer, "number", row->number);
	writer_string(writer, "uuid", row->uuid);
	writer_integer(writer, "revision", row->revision);
	writer_string(writer, "state", case_state_word(row->state));
	writer_string(writer, "names", row->names);
	writer_integer(writer, "persons", row->person_count);
	if (row->nationality != COUNTRY_NONE)
		writer_string(
		    writer, "nationality", country_code_text(code, row->nationality));
	else
		writer_null(writer, "nationality");
	put_date(writer, "registered_on", row->registered_on);
	put_date(writer, "departure_on", row->departure_on);
	if (row->registered_on == DAY_NONE || applies == NULL)
		writer_null(writer, "applies");
	else
		writer_string(writer, "applies", applies);
	if (row->registered_on == DAY_NONE || row->applies >= APPLIES_NONE)
		writer_null(writer, "total");
	else
		put_sum(writer, "total", &row->total);
	put_time(writer, "created_at", row->created_at);
	put_time(writer, "saved_at", row->saved_at);
	writer_boolean(writer, "draft", row->draft);
	writer_end(writer, '}');
}

char *desk_list_json(struct desk *desk, const size_t *index, size_t count)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '[');
	for (size_t i = 0; i < count; i++)
		put_row(&writer, ledger_row(desk->ledger, index[i]));
	writer_end(&writer, ']');
	return writer_finish(&writer);
}

static void put_change(struct writer *writer, const struct change *change)
{
	static const char *const kinds[] = { [CHANGE_FACT] = "fact",
		[CHANGE_PERSON_ADDED] = "person_added",
		[CHANGE_PERSON_REMOVED] = "person_removed",
		[CHANGE_OVERRIDE] = "override" };

	writer_begin_flat(writer, NULL, '{');
	writer_string(writer, "kind", kinds[change->kind]);
	if (change->person > 0)
		writer_integer(writer, "person", change->person);
	else
		writer_null(writer, "person");
	if (change->kind == CHANGE_FACT)
		writer_string(writer, "fact", fact_get(change->fact)->key);
	if (change->kind == CHANGE_OVERRIDE)
		writer_string(writer, "condition", change->condition);
	writer_string(writer, "before", change->before != NULL ? change->before : "");
	writer_string(writer, "after", change->after != NULL ? change->after : "");
	writer_end(writer, '}');
}

static void put_event(struct writer *writer, const struct ledger_event *event)
{
	writer_begin(writer, NULL, '{');
	writer_integer(writer, "sequence", event->sequence);
	put_time(writer, "time", event->at);
	writer_string(writer, "user", event->actor.user);
	writer_string(writer, "desk", event->actor.desk);
	writer_string(writer, "action", event->action);
	writer_string(writer, "case", event->number);
	writer_string(writer, "uuid", event->uuid);
	writer_integer(writer, "revision", event->revision);
	writer_string(writer, "result", event->result);
	writer_string(writer, "detail", event->detail != NULL ? event->detail : "");
	writer_begin(writer, "changes", '[');
	for (size_t i = 0; i < event->change_count; i++)
		put_change(writer, &event->change[i]);
	writer_end(writer, ']');
	writer_end(writer, '}');
}

char *desk_log_json(const struct ledger_event *event, size_t count)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '[');
	for (size_t i = 0; i < count; i++)
		put_event(&writer, &event[i]);
	writer_end(&writer, ']');
	return writer_finish(&writer);
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

char *desk_verify_json(const struct ledger_report *report)
{
	char head[2 * sizeof(report->head.hash) + 1];
	struct writer writer;

	for (size_t i = 0; i < sizeof(report->head.hash); i++)
		snprintf(head + 2 * i, 3, "%02x", report->head.hash[i]);
	writer_start(&writer, true);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", "terugkeerdesk-verify/1");
	writer_boolean(&writer, "sound", report->finding_count == 0);
	writer_integer(&writer, "cases", (int64_t)report->cases);
	writer_integer(&writer, "revisions", (int64_t)report->revisions);
	writer_integer(&writer, "events", (int64_t)report->events);
	writer_begin(&writer, "head", '{');
	writer_integer(&writer, "count", report->head.count);
	writer_string(&writer, "hash", head);
	writer_end(&writer, '}');
	writer_begin(&writer, "findings", '[');
	for (size_t i = 0; i < report->finding_count; i++)
		put_finding(&writer, &report->finding[i]);
	writer_end(&writer, ']');
	writer_end(&writer, '}');
	return writer_finish(&writer);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/told.h"

#include <stdio.h>

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/due.h"

#include "internal.h"
#include "json.h"
#include "told_lines.h"
#include "terugkeerdesk/exchange/calculation_json.h"

static void put_due(
    struct writer *writer, const struct desk *desk, const struct ledger_row *row)
{
	desk_due_set set = desk_due_of(desk, row);

	json_put_date(writer, "keep_until", desk_keep_until(desk, row));
	writer_begin_flat(writer, "due", '[');
	for (enum desk_due due = 0; due < DESK_DUE_COUNT; due++)
		if (set >> due & 1)
			writer_string(writer, NULL, desk_due_word(due));
	writer_end(writer, ']');
}

void json_put_row(struct writer *writer, const char *key, const struct desk *desk,
    const struct ledger_row *row)
{
	const char *applies = applies_name(row->applies);
	char code[16];

	writer_begin(writer, key, '{');
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
	json_put_date(writer, "registered_on", row->registered_on);
	json_put_date(writer, "departure_on", row->departure_on);
	if (row->registered_on == DAY_NONE || applies == NULL)
		writer_null(writer, "applies");
	else
		writer_string(writer, "applies", applies);
	if (row->registered_on == DAY_NONE || row->applies >= APPLIES_NONE)
		writer_null(writer, "total");
	else
		calculation_json_sum(writer, "total", &row->total);
	json_put_time(writer, "created_at", row->created_at);
	json_put_time(writer, "saved_at", row->saved_at);
	writer_boolean(writer, "draft", row->draft);
	put_due(writer, desk, row);
	writer_end(writer, '}');
}

char *desk_list_json(struct desk *desk, const size_t *index, size_t count)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '[');
	for (size_t i = 0; i < count; i++)
		json_put_row(&writer, NULL, desk, ledger_row(desk->ledger, index[i]));
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

static void put_text(struct writer *writer, const char *key, const char *text)
{
	if (text != NULL)
		writer_string(writer, key, text);
	else
		writer_null(writer, key);
}

/* What it says today where it says something else. */
static void put_differs(struct writer *writer, const struct desk_told *told)
{
	writer_begin(writer, "differs", '[');
	for (size_t i = 0; told != NULL && i < told->line_count; i++) {
		writer_begin_flat(writer, NULL, '{');
		put_text(writer, "heading", told->line[i].heading);
		put_text(writer, "then", told->line[i].then);
		put_text(writer, "now", told->line[i].now);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

/* A summary that went out: which one, what it said, and what it would say today. */
static void put_summary(struct writer *writer, const struct ledger_event *event,
    const struct desk_told *told)
{
	static const char *const words[] = { "for", "lang", "sha256", "printer", "policies",
		"totals" };
	const char *text = desk_told_text(event);

	writer_begin(writer, "summary", '{');
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		char *value = desk_told_word(event, words[i]);

		if (value != NULL)
			writer_string(writer, words[i], value);
		g_free(value);
	}
	writer_begin(writer, "lines", '[');
	if (text != NULL) {
		GPtrArray *lines = told_lines_split(text);

		for (guint i = 0; i < lines->len; i++)
			writer_string(writer, NULL,
			    (const char *)g_ptr_array_index(lines, i) + 1);
		g_ptr_array_unref(lines);
	}
	writer_end(writer, ']');
	put_differs(writer, told);
	writer_end(writer, '}');
}

static void put_detail(struct writer *writer, const struct ledger_event *event)
{
	bool told = desk_told_label(event) != NULL && event->detail != NULL;
	char *words = told ? desk_told_words(event) : NULL;

	if (words != NULL)
		writer_string(writer, "detail", words);
	else
		writer_string(writer, "detail", event->detail != NULL ? event->detail : "");
	g_free(words);
}

static void put_event(struct writer *writer, const struct ledger_event *event,
    const struct desk_told *told)
{
	writer_begin(writer, NULL, '{');
	writer_integer(writer, "sequence", event->sequence);
	json_put_time(writer, "time", event->at);
	writer_string(writer, "user", event->actor.user);
	writer_string(writer, "desk", event->actor.desk);
	writer_string(writer, "action", event->action);
	writer_string(writer, "case", event->number);
	writer_string(writer, "uuid", event->uuid);
	writer_integer(writer, "revision", event->revision);
	writer_string(writer, "result", event->result);
	put_detail(writer, event);
	writer_begin(writer, "changes", '[');
	for (size_t i = 0; i < event->change_count; i++)
		put_change(writer, &event->change[i]);
	writer_end(writer, ']');
	if (desk_told_label(event) != NULL && event->detail != NULL)
		put_summary(writer, event, told);
	writer_end(writer, '}');
}

static const struct desk_told *find_told(
    const struct desk_told *told, size_t count, int64_t sequence)
{
	for (size_t i = 0; i < count; i++) {
		if (told[i].sequence == sequence)
			return &told[i];
	}
	return NULL;
}

char *desk_told_log_json(const struct ledger_event *event, size_t count,
    const struct desk_told *told, size_t told_count)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '[');
	for (size_t i = 0; i < count; i++)
		put_event(&writer, &event[i],
		    find_told(told, told_count, event[i].sequence));
	writer_end(&writer, ']');
	return writer_finish(&writer);
}

char *desk_verify_json(const struct ledger_report *report)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", "terugkeerdesk-verify/1");
	json_put_report(&writer, report);
	writer_end(&writer, '}');
	return writer_finish(&writer);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* All that is held about a case, for who asks for it. */
#include "terugkeerdesk/desk/privacy.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/exchange/calculation_json.h"
#include "terugkeerdesk/exchange/case_json.h"

#include "internal.h"
#include "json.h"

/* --- gathering --- */

static const struct ledger_row *find_row(const struct ledger *ledger, const char *uuid)
{
	const struct ledger_row *row;

	for (size_t i = 0; (row = ledger_row(ledger, i)) != NULL; i++)
		if (strcmp(row->uuid, uuid) == 0)
			return row;
	return NULL;
}

static int read_revisions(struct ledger *ledger, const char *uuid,
    struct desk_everything *everything, struct fault *fault)
{
	size_t count = (size_t)everything->row->revision;

	everything->revision = g_new0(struct desk_held_revision, count);
	while (everything->revision_count < count) {
		struct desk_held_revision *held =
		    &everything->revision[everything->revision_count++];

		if (ledger_load(ledger, uuid, (int)everything->revision_count,
			&held->file, &held->about, fault) != 0)
			return -1;
	}
	return 0;
}

/* What it grows out of holds no more than pointers that move along, and names. */
static void add_draft(
    void *data, const struct ledger_draft *draft, const struct case_file *file)
{
	struct desk_everything *everything = data;
	struct desk_held_draft *list =
	    g_new0(struct desk_held_draft, everything->draft_count + 1);

	if (everything->draft_count > 0) {
		size_t size = everything->draft_count * sizeof(list[0]);

		memcpy(list, everything->draft, size);
		explicit_bzero(everything->draft, size);
	}
	g_free(everything->draft);
	everything->draft = list;
	list[everything->draft_count].about = *draft;
	case_file_copy(&list[everything->draft_count].file, file);
	everything->draft_count++;
}

int desk_everything(struct desk *desk, const char *uuid, struct desk_everything *ret,
    struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	ret->row = find_row(desk->ledger, uuid);
	if (ret->row == NULL)
		return fault_set(
		    fault, FAULT_CASE_NONE, desk_ledger_path(desk), uuid, NULL);
	if (read_revisions(desk->ledger, uuid, ret, fault) != 0 ||
	    ledger_draft_each(desk->ledger, uuid, add_draft, ret, fault) != 0 ||
	    ledger_log(desk->ledger, uuid, &ret->event, &ret->event_count, fault) != 0)
		return -1;
	return ledger_backups(
	    desk->ledger, uuid, &ret->backup, &ret->backup_count, fault);
}

void desk_everything_clear(struct desk_everything *everything)
{
	for (size_t i = 0; i < everything->revision_count; i++) {
		desk_wipe_case(&everything->revision[i].file);
		ledger_revision_clear(&everything->revision[i].about);
	}
	for (size_t i = 0; i < everything->draft_count; i++)
		desk_wipe_case(&everything->draft[i].file);
	if (everything->draft != NULL)
		explicit_bzero(everything->draft,
		    everything->draft_count * sizeof(everything->draft[0]));
	g_free(everything->revision);
	g_free(everything->draft);
	ledger_log_free(everything->event, everything->event_count);
	ledger_backups_free(everything->backup, everything->backup_count);
	memset(everything, 0, sizeof(*everything));
}

/* --- for other programs --- */

/* Puts it in, and wipes it. */
static void put_piece(struct writer *writer, const char *key, char *take_json)
{
	writer_json(writer, key, take_json);
	explicit_bzero(take_json, strlen(take_json));
	g_free(take_json);
}

static void put_line(struct writer *writer, const struct snapshot_line *line)
{
	struct sum sum = { .range = line->range, .incomplete = !line->stated };

	writer_begin_flat(writer, NULL, '{');
	writer_string(writer, "package", package_name((enum package)line->package));
	writer_integer(writer, "person", line->person);
	writer_string(writer, "component", line->component);
	calculation_json_sum(writer, "amount", &sum);
	writer_end(writer, '}');
}

/* What was shown with a revision, or null. */
static void put_shown(struct writer *writer, const struct snapshot *shown)
{
	const char *applies = applies_name(shown->applies);

	if (!shown->set) {
		writer_null(writer, "shown");
		return;
	}
	writer_begin(writer, "shown", '{');
	if (applies != NULL)
		writer_string(writer, "applies", applies);
	else
		writer_null(writer, "applies");
	writer_begin_flat(writer, "policies", '{');
	for (int package = 0; package < PACKAGE_COUNT; package++)
		writer_string(writer, package_name((enum package)package),
		    shown->policy[package]);
	writer_end(writer, '}');
	writer_begin(writer, "totals", '{');
	for (int package = 0; package < PACKAGE_COUNT; package++)
		calculation_json_sum(writer, package_name((enum package)package),
		    &shown->total[package]);
	writer_end(writer, '}');
	writer_begin(writer, "lines", '[');
	for (size_t i = 0; i < shown->line_count; i++)
		put_line(writer, &shown->line[i]);
	writer_end(writer, ']');
	writer_end(writer, '}');
}

static void put_who(struct writer *writer, int64_t at, const struct ledger_actor *actor)
{
	json_put_time(writer, "time", at);
	writer_string(writer, "user", actor->user);
	writer_string(writer, "desk", actor->desk);
}

static void put_revision(struct writer *writer, const struct desk_held_revision *held)
{
	writer_begin(writer, NULL, '{');
	writer_integer(writer, "revision", held->about.revision);
	put_who(writer, held->about.saved_at, &held->about.actor);
	put_piece(writer, "case", case_json_write(&held->file, false));
	put_shown(writer, &held->about.snapshot);
	writer_end(writer, '}');
}

static void put_draft(struct writer *writer, const struct desk_held_draft *held)
{
	writer_begin(writer, NULL, '{');
	writer_integer(writer, "based_on", held->about.based_on);
	put_who(writer, held->about.put_at, &held->about.actor);
	put_piece(writer, "case", case_json_write(&held->file, false));
	writer_end(writer, '}');
}

char *desk_everything_json(
    const struct desk *desk, const struct desk_everything *everything)
{
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", "terugkeerdesk-everything/1");
	json_put_row(&writer, "list", desk, everything->row);
	writer_begin(&writer, "revisions", '[');
	for (size_t i = 0; i < everything->revision_count; i++)
		put_revision(&writer, &everything->revision[i]);
	writer_end(&writer, ']');
	writer_begin(&writer, "drafts", '[');
	for (size_t i = 0; i < everything->draft_count; i++)
		put_draft(&writer, &everything->draft[i]);
	writer_end(&writer, ']');
	put_piece(&writer, "log",
	    desk_told_log_json(everything->event, everything->event_count, NULL, 0));
	writer_begin(&writer, "backups", '[');
	for (size_t i = 0; i < everything->backup_count; i++)
		json_put_backup(&writer, NULL, &everything->backup[i]);
	writer_end(&writer, ']');
	writer_end(&writer, '}');
	return writer_finish(&writer);
}

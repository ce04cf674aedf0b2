/* SPDX-License-Identifier: EUPL-1.2 */
#include "everything_text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/due.h"
#include "terugkeerdesk/desk/privacy.h"
#include "terugkeerdesk/desk/told.h"

#include "case_text.h"
#include "grid.h"
#include "words.h"

static void print_head(const char *text)
{
	printf("\n── %s\n", text);
}

/* --- in the list --- */

static void add_line(struct grid *grid, const char *label, const char *text)
{
	grid_add(grid, label);
	grid_add(grid, text);
}

static void add_day(struct grid *grid, const char *label, day_number day, enum lang lang)
{
	char text[DATE_TEXT];

	if (day != DAY_NONE)
		add_line(grid, label, date_format(text, day, lang));
}

static void print_row(
    const struct desk *desk, const struct ledger_row *row, enum lang lang)
{
	struct grid grid = { .columns = 2, .indent = 2 };
	char at[DESK_TIME_TEXT];

	print_head(_("In the list of cases"));
	add_line(&grid, _("Case"), row->number);
	add_line(&grid, "UUID", row->uuid);
	add_line(&grid, _("Names"), row->names);
	add_line(&grid, _("State"), _(case_state_label(row->state)));
	add_line(
	    &grid, _("Added"), desk_time_format(desk, at, row->created_at, lang));
	add_line(&grid, _("Saved"), desk_time_format(desk, at, row->saved_at, lang));
	add_day(&grid, _("Kept until"), desk_keep_until(desk, row), lang);
	grid_print(&grid);
	puts(_("  To search, and to notice somebody who is there already, the list also "
	       "holds the names, V-numbers, birth dates and nationalities of all persons."));
}

/* --- revisions and drafts --- */

static void print_shown(
    const struct desk *desk, const struct snapshot *shown, enum lang lang)
{
	struct grid grid = { .columns = 4, .indent = 4 };
	const struct rulebook *rulebook = desk_rulebook(desk);
	char money[MONEY_TEXT];

	if (!shown->set)
		return;
	printf("\n  %s\n", _("What was shown:"));
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		grid_add(&grid, _(package_label((enum package)package)));
		grid_add(&grid, shown->policy[package]);
		grid_add(&grid, _("Total"));
		grid_add(&grid, money_format_range(money, shown->total[package].range,
				    lang, MONEY_SHORT));
	}
	for (size_t i = 0; i < shown->line_count; i++) {
		const struct snapshot_line *line = &shown->line[i];
		int component = rulebook == NULL ? -1
						 : rulebook_component_find(
						       rulebook, line->component);
		char *person = g_strdup_printf(_("person %d"), line->person);

		grid_add(&grid, _(package_label((enum package)line->package)));
		grid_add(&grid, person);
		grid_add(&grid,
		    component >= 0 ? rulebook_component_label(rulebook, component, lang)
				   : line->component);
		grid_add(&grid, line->stated ? money_format_range(money, line->range,
						   lang, MONEY_SHORT)
					     : _("not stated"));
		g_free(person);
	}
	grid_print(&grid);
}

static void print_revision(
    const struct desk *desk, const struct desk_held_revision *held, enum lang lang)
{
	char at[DESK_TIME_TEXT];
	char *head = g_strdup_printf(
	    /* TRANSLATORS: number of a revision, when, a user, a desk */
	    _("Revision %d, saved on %s by %s at %s"), held->about.revision,
	    desk_time_format(desk, at, held->about.saved_at, lang),
	    held->about.actor.user, held->about.actor.desk);

	print_head(head);
	case_text_print_file(desk, &held->file, lang);
	print_shown(desk, &held->about.snapshot, lang);
	g_free(head);
}

static void print_draft(
    const struct desk *desk, const struct desk_held_draft *held, enum lang lang)
{
	char at[DESK_TIME_TEXT];
	char *head = g_strdup_printf(
	    /* TRANSLATORS: when, a user, a desk */
	    _("Draft, not saved, of %s by %s at %s"),
	    desk_time_format(desk, at, held->about.put_at, lang),
	    held->about.actor.user, held->about.actor.desk);

	print_head(head);
	case_text_print_file(desk, &held->file, lang);
	g_free(head);
}

/* --- summaries --- */

static void print_given(
    const struct desk *desk, const struct ledger_event *event, enum lang lang)
{
	enum summary_for reader;
	enum lang given_in;
	char at[DESK_TIME_TEXT];
	char *head;

	if (!desk_told_which(event, &reader, &given_in) || desk_told_text(event) == NULL)
		return;
	/* TRANSLATORS: "Summary for the applicant", "in Dutch", when */
	head = g_strdup_printf(_("%s, %s, as it was on %s"), _(summary_label(reader)),
	    _(lang_label(given_in)), desk_time_format(desk, at, event->at, lang));
	print_head(head);
	for (const char *line = desk_told_text(event); *line != '\0';) {
		int length = (int)strcspn(line, "\n");

		/* The first byte tells headings from text. */
		printf("  %s%.*s\n", *line == ' ' ? "  " : "", MAX(length - 1, 0), line + 1);
		line += length + (line[length] == '\n');
	}
	g_free(head);
}

/* The log says of each that it goes, and that it went, in the same words. */
static void print_summaries(
    const struct desk *desk, const struct desk_everything *everything, enum lang lang)
{
	const char *before = "";

	for (size_t i = 0; i < everything->event_count; i++) {
		const struct ledger_event *event = &everything->event[i];

		if (desk_told_label(event) == NULL || event->detail == NULL ||
		    strcmp(event->detail, before) == 0)
			continue;
		print_given(desk, event, lang);
		before = event->detail;
	}
}

/* --- backups --- */

static void print_backups(
    const struct desk *desk, const struct desk_everything *everything, enum lang lang)
{
	struct grid grid = { .columns = 2, .indent = 2 };

	if (everything->backup_count == 0)
		return;
	print_head(_("Backups of the whole ledger that hold this case too"));
	for (size_t i = 0; i < everything->backup_count; i++) {
		const struct ledger_backup_made *backup = &everything->backup[i];
		char at[DESK_TIME_TEXT];

		grid_add(&grid, desk_time_format(desk, at, backup->at, lang));
		grid_add(&grid, *backup->file != '\0' ? backup->file : "–");
	}
	grid_print(&grid);
}

void everything_text_print(
    const struct desk *desk, const struct desk_everything *everything, enum lang lang)
{
	/* TRANSLATORS: the number of a case */
	printf(_("All that is held about case %s"), everything->row->number);
	putchar('\n');
	print_row(desk, everything->row, lang);
	for (size_t i = 0; i < everything->revision_count; i++)
		print_revision(desk, &everything->revision[i], lang);
	for (size_t i = 0; i < everything->draft_count; i++)
		print_draft(desk, &everything->draft[i], lang);
	print_head(_("The log: what was done, and which summaries were given"));
	case_text_print_log(desk, everything->event, everything->event_count, lang);
	print_summaries(desk, everything, lang);
	print_backups(desk, everything, lang);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log.c - the log of a case: who did what and when, and what changed into what.
 */
#include "screens.h"

#include <glib.h>
#include <string.h>

#include "changes.h"
#include "reading.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/told.h"
#include "words.h"

/* The words of the log, for people; others stand as they are. */
static const struct {
	const char *action, *label;
} actions[] = {
	{ "add", N_("made") },
	{ "save", N_("saved") },
	{ "import", N_("read from a file") },
	{ "export", N_("exported") },
	{ "override", N_("overridden") },
	{ "erase", N_("erased") },
	{ "duplicate", N_("compared with a case that may be the same") },
};

static const char *action_label(const struct ledger_event *event)
{
	const char *page = desk_told_label(event);

	if (page != NULL)
		return _(page);
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
		if (strcmp(actions[i].action, event->action) == 0)
			return _(actions[i].label);
	}
	return event->action;
}

/* Of a summary: which one it was, by the hash of its file.  Its lines are for comparing. */
static void add_detail(struct pager *pager, const struct ledger_event *event)
{
	static const char *const shown[] = { "sha256", "printer" };
	enum summary_for reader;
	enum lang lang;
	bool summary = desk_told_which(event, &reader, &lang);

	if (strcmp(event->result, TOLD_OK) != 0 && strcmp(event->result, TOLD_STARTED) != 0)
		pager_add(pager, LOOK_NOTICE, 2, PAGER_TEXT, event->result);
	if (!summary && event->detail != NULL && *event->detail != '\0')
		pager_add(pager, LOOK_NORMAL, 2, PAGER_TEXT, event->detail);
	if (summary)
		/* TRANSLATORS: "Summary for the applicant", "in Dutch" */
		pager_addf(pager, LOOK_NORMAL, 2, _("%s, %s"), _(summary_label(reader)),
		    _(lang_label(lang)));
	for (size_t i = 0; summary && i < G_N_ELEMENTS(shown); i++) {
		char *value = desk_told_word(event, shown[i]);

		if (value != NULL && *value != '\0')
			pager_addf(pager, LOOK_NORMAL, 2, "%s %s", shown[i], value);
		g_free(value);
	}
}

static void add_event(struct tui *tui, const struct desk_case *opened,
    struct pager *pager, const struct ledger_event *event)
{
	char when[DESK_TIME_TEXT];

	desk_time_format(tui->desk, when, event->at, tui->lang);
	pager_space(pager);
	if (event->revision > 0)
		/* TRANSLATORS: when, what, revision number, user, desk */
		pager_addf(pager, LOOK_HEADING, 0, _("%s  %s, revision %d, by %s at %s"),
		    when, action_label(event), event->revision, event->actor.user,
		    event->actor.desk);
	else
		/* TRANSLATORS: when, what, user, desk */
		pager_addf(pager, LOOK_HEADING, 0, _("%s  %s, by %s at %s"), when,
		    action_label(event), event->actor.user, event->actor.desk);
	add_detail(pager, event);
	for (size_t i = 0; i < event->change_count; i++) {
		char *text = changes_text(&event->change[i], &opened->file,
		    desk_rulebook(tui->desk), tui->lang);
		pager_add(pager, LOOK_NORMAL, 2, PAGER_TEXT, text);
		text_free(text);
	}
}

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	const struct desk_case *opened = data;
	struct ledger_event *list = NULL;
	struct fault fault = { 0 };
	size_t count = 0;

	if (ledger_log(desk_ledger(tui->desk), opened->uuid, &list, &count, &fault) != 0) {
		char *text = loop_fault_text(&fault);
		pager_add(pager, LOOK_FAULT, 0, PAGER_TEXT, text);
		g_free(text);
		return;
	}
	/* The newest is what one looks for. */
	for (size_t i = count; i > 0; i--)
		add_event(tui, opened, pager, &list[i - 1]);
	ledger_log_free(list, count);
}

void log_open(struct tui *tui, struct desk_case *opened)
{
	static const struct reading reading = { .title = N_("Log of the case"), .fill = fill };

	reading_open(tui, &reading, opened);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>
#include <string.h>

#include "entry.h"
#include "reading.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

/* Words of the log that stand in its events. */
static const struct {
	const char *word;
	const char *label;
} actions[] = {
	{ "create", N_("created") },
	{ "add", N_("added") },
	{ "import", N_("imported") },
	{ "save", N_("saved") },
	{ "undo", N_("taken back") },
	{ "export", N_("exported") },
	{ "print", N_("printed") },
};

static const char *action_label(const char *action)
{
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
		if (strcmp(actions[i].word, action) == 0)
			return _(actions[i].label);
	}
	return action;
}

/* The log keeps the words of case files; people read them as they stand in the form. */
static char *words_of(const struct entry_words *words, const struct case_file *file,
    const struct fact *fact, const char *word)
{
	struct value value = { 0 };
	char *text;

	if (fact_parse(fact, word, &value, "", NULL) != 0)
		return g_strdup(word);
	text = entry_text(words, file, fact, &value);
	value_clear(&value);
	if (*text == '\0') {
		text_free(text);
		text = g_strdup(_("not answered"));
	}
	return text;
}

static char *condition_label(const struct desk *desk, const char *name, enum lang lang)
{
	const struct rulebook *rulebook = desk_rulebook(desk);
	int condition = rulebook_condition_find(rulebook, name);

	return g_strdup(
	    condition >= 0 ? rulebook_condition_label(rulebook, condition, lang) : name);
}

static void add_fact_change(struct pager *pager, const struct entry_words *words,
    const struct case_file *file, const struct change *change, const char *who)
{
	const struct fact *fact = fact_get(change->fact);
	char *before = words_of(words, file, fact, change->before);
	char *after = words_of(words, file, fact, change->after);

	if (who == NULL)
		pager_addf(pager, LOOK_NORMAL, 4, "%s: %s → %s", _(fact->label), before, after);
	else
		pager_addf(pager, LOOK_NORMAL, 4, "%s, %s: %s → %s", who, _(fact->label), before,
		    after);
	text_free(after);
	text_free(before);
}

static void add_override_change(struct pager *pager, const struct tui *tui,
    const struct change *change, const char *who)
{
	char *label = condition_label(tui->desk, change->condition, tui->lang);
	const char *nothing = _("no override");

	pager_addf(pager, LOOK_NORMAL, 4, "%s, %s: %s → %s",
	    who != NULL ? who : _("everybody"), label,
	    *change->before != '\0' ? change->before : nothing,
	    *change->after != '\0' ? change->after : nothing);
	g_free(label);
}

static void add_change(struct pager *pager, const struct tui *tui,
    const struct case_file *file, const struct change *change)
{
	struct entry_words words = { .countries = rulebook_countries(desk_rulebook(tui->desk)),
		.lang = tui->lang };
	char *who = NULL;

	if (change->person > 0)
		who = g_strdup_printf(_("person %d"), change->person);
	switch (change->kind) {
	case CHANGE_FACT:
		add_fact_change(pager, &words, file, change, who);
		break;
	case CHANGE_PERSON_ADDED:
		pager_addf(pager, LOOK_NORMAL, 4, "%s: %s", who, _("person added"));
		break;
	case CHANGE_PERSON_REMOVED:
		pager_addf(pager, LOOK_NORMAL, 4, "%s: %s", who, _("person removed"));
		break;
	case CHANGE_OVERRIDE:
		add_override_change(pager, tui, change, who);
		break;
	}
	g_free(who);
}

static void add_event(struct pager *pager, const struct tui *tui,
    const struct desk_case *opened, const struct ledger_event *event)
{
	char at[DESK_TIME_TEXT];

	pager_space(pager);
	/* TRANSLATORS: when, who, at which desk, did what, to which revision */
	pager_addf(pager, LOOK_HEADING, 0, _("%s  %s at %s: %s, revision %d"),
	    desk_time_format(tui->desk, at, event->at, tui->lang), event->actor.user,
	    event->actor.desk, action_label(event->action), event->revision);
	for (size_t i = 0; i < event->change_count; i++)
		add_change(pager, tui, &opened->file, &event->change[i]);
}

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	const struct desk_case *opened = data;
	struct ledger_event *event = NULL;
	struct fault fault;
	size_t count = 0;

	if (opened->revision == 0) {
		pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
		    _("This case was not saved yet, so the log has nothing of it."));
		return;
	}
	if (ledger_log(desk_ledger(tui->desk), opened->uuid, &event, &count, &fault) != 0) {
		char *text = loop_fault_text(&fault);

		pager_add(pager, LOOK_FAULT, 0, PAGER_TEXT, text);
		g_free(text);
		return;
	}
	for (size_t i = count; i > 0; i--) /* the newest is asked for most */
		add_event(pager, tui, opened, &event[i - 1]);
	ledger_log_free(event, count);
}

void log_open(struct tui *tui, const struct desk_case *opened)
{
	static const struct reading log = { .title = N_("Log of the case"), .fill = fill };

	reading_open(tui, &log, (void *)(uintptr_t)opened);
}

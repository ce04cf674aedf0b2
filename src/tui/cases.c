/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cases.c - the list of cases: search as you type, and what waits.
 */
#include "screens.h"

#include <glib.h>
#include <string.h>

#include "cases.h"
#include "dialog.h"
#include "editing.h"
#include "entry.h"
#include "frame.h"
#include "rules.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define SEARCH_MOST 200 /* bytes */

/* The rows. */

static struct ledger *ledger_of(const struct screen *screen)
{
	return desk_ledger(screen->tui->desk);
}

/* A draft of a case that was never saved has no row of its own in the ledger. */
static void find_new_drafts(struct screen *screen)
{
	struct cases *cases = screen->model;
	size_t kept = 0;

	ledger_drafts_free(cases->draft, cases->drafts_read);
	cases->draft = NULL;
	cases->drafts_read = 0;
	cases->draft_count = 0;
	if (ledger_draft_list(ledger_of(screen), &cases->draft, &cases->draft_count, NULL) != 0)
		return;
	cases->drafts_read = cases->draft_count;
	for (size_t i = 0; i < cases->draft_count; i++) {
		if (cases->draft[i].based_on == 0)
			cases->draft[kept++] = cases->draft[i];
	}
	cases->draft_count = kept;
}

/* Of what was found, what waits for somebody. */
static void keep_due(struct screen *screen)
{
	struct cases *cases = screen->model;
	size_t kept = 0;

	for (size_t i = 0; i < cases->found_count; i++) {
		const struct ledger_row *row = ledger_row(ledger_of(screen), cases->found[i]);

		if (row->draft || desk_due_of(screen->tui->desk, row) != 0)
			cases->found[kept++] = cases->found[i];
	}
	cases->found_count = kept;
}

static void find(struct screen *screen)
{
	struct cases *cases = screen->model;
	size_t most = ledger_row_count(ledger_of(screen));

	cases->found = g_renew(size_t, cases->found, MAX(most, 1));
	cases->found_count =
	    ledger_search(ledger_of(screen), cases->search.text, cases->found, most);
	if (cases->only_due)
		keep_due(screen);
	/* While searching, only what was found. */
	cases->drafts_shown = *cases->search.text == '\0' ? cases->draft_count : 0;
}

void cases_refresh(struct screen *screen)
{
	struct fault fault = { 0 };

	/* A thread has the ledger; when it is done, its dialog goes and this is called again. */
	if (screen->tui->worker != NULL)
		return;
	if (ledger_refresh(ledger_of(screen), NULL, &fault) != 0)
		loop_say_fault(screen->tui, &fault);
	find_new_drafts(screen);
	desk_due_totals(screen->tui->desk, &((struct cases *)screen->model)->due, NULL);
	find(screen);
}

const struct ledger_row *cases_row(const struct screen *screen, int index)
{
	const struct cases *cases = screen->model;
	size_t at = (size_t)index - cases->drafts_shown;

	if (index < 0 || (size_t)index < cases->drafts_shown || at >= cases->found_count)
		return NULL;
	return ledger_row(ledger_of(screen), cases->found[at]);
}

/* Opening. */

static void open_case(struct tui *tui, const char *uuid, bool from_draft)
{
	struct fault fault = { 0 };
	struct desk_case *opened;

	if (!rules_ready(tui))
		return;
	opened = desk_case_open(tui->desk, uuid, from_draft, &fault);
	if (opened != NULL)
		case_open(tui, opened);
	else
		dialog_fault(tui, N_("The case cannot be opened"), &fault);
}

static void on_draft_or_saved(struct tui *tui, void *data, int choice, const char *line)
{
	(void)line;
	if (choice == 0)
		open_case(tui, data, true);
	else if (choice == 1)
		open_case(tui, data, false);
}

void cases_open_row(struct tui *tui, const struct ledger_row *row)
{
	static const struct dialog_words words = {
		.title = N_("A draft waits"),
		.text = N_("This case was changed and not saved."),
		.choices = { N_("Go on with the draft"), N_("Open what was saved"), NULL },
	};

	if (row->draft)
		dialog_open_freed(
		    tui, &words, NULL, 0, on_draft_or_saved, g_strdup(row->uuid), g_free);
	else
		open_case(tui, row->uuid, false);
}

static void open_in_focus(struct screen *screen)
{
	struct cases *cases = screen->model;
	const struct ledger_row *row = cases_row(screen, cases->list.focus);

	if (row != NULL) {
		cases_open_row(screen->tui, row);
	} else if ((size_t)cases->list.focus < cases->drafts_shown) {
		open_case(screen->tui, cases->draft[cases->list.focus].uuid, true);
	}
}

static void open_new(struct tui *tui, bool in_ledger)
{
	if (rules_ready(tui))
		case_open(tui, desk_case_new(tui->desk, in_ledger));
}

static void on_stop(struct tui *tui, void *data, int choice, const char *line)
{
	(void)data;
	(void)line;
	if (choice == 0)
		tui->stop = true;
}

static void ask_stop(struct tui *tui)
{
	struct dialog_words words = {
		.title = N_("Stop"),
		.text = N_("Close the desk? Everything is saved."),
		.choices = { N_("Stop"), N_("Stay"), NULL },
	};

	if (tui->demo)
		words.text = N_("Close the desk? The examples are gone then.");
	dialog_open(tui, &words, NULL, 0, on_stop, NULL);
}

/* The menu of what has no key of its own in the bar. */

static const enum command menu[] = { COMMAND_NEW, COMMAND_COUNTER, COMMAND_POLICIES,
	COMMAND_REPORTS, COMMAND_DUE, COMMAND_BACKUP, COMMAND_REMOVE, COMMAND_ACCESS };

static void on_menu(struct tui *tui, void *data, int choice, const char *line)
{
	struct screen *screen = data;

	(void)tui;
	(void)line;
	if (choice >= 0 && choice < (int)G_N_ELEMENTS(menu))
		screen->ops->command(screen, menu[choice]);
}

static void open_menu(struct screen *screen)
{
	struct dialog_words words = { .title = N_("What else can be done") };

	for (size_t i = 0; i < G_N_ELEMENTS(menu); i++)
		words.choices[i] = keymap_find(menu[i], CONTEXT_CASES)->label;
	dialog_open(screen->tui, &words, NULL, 0, on_menu, screen);
}

/* Keys. */

static unsigned cases_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_CASES | CONTEXT_TYPING;
}

static void search_again(struct screen *screen)
{
	struct cases *cases = screen->model;

	cases->list.focus = 0;
	cases_refresh(screen);
}

/* Only what waits, or everything again. */
static void show_due(struct screen *screen)
{
	struct cases *cases = screen->model;

	if (!rules_ready(screen->tui)) /* overlays are among what waits */
		return;
	cases->only_due = !cases->only_due;
	search_again(screen);
	loop_say(screen->tui, LOOK_NOTICE,
	    cases->only_due ? _("Only what waits for somebody; Ctrl-D shows all cases again") :
	                      _("All cases"));
}

/* Moves in the list; the rest belongs to the search line. */
static bool cases_move(struct screen *screen, enum command command)
{
	struct cases *cases = screen->model;
	bool typing = *cases->search.text != '\0' &&
	    (command == COMMAND_HOME || command == COMMAND_END);

	if (!typing && list_command(&cases->list, command))
		return true;
	if (command == COMMAND_CANCEL) {
		line_editor_clear(&cases->search);
		line_editor_init(&cases->search, NULL, SEARCH_MOST, false);
		search_again(screen);
		return true;
	}
	if (!editing_command(&cases->search, command))
		return false;
	search_again(screen);
	return true;
}

static bool cases_command(struct screen *screen, enum command command)
{
	struct tui *tui = screen->tui;

	switch (command) {
	case COMMAND_ENTER:
		open_in_focus(screen);
		return true;
	case COMMAND_NEW:
		open_new(tui, true);
		return true;
	case COMMAND_COUNTER:
		open_new(tui, false);
		return true;
	case COMMAND_POLICIES:
		policies_open(tui);
		return true;
	case COMMAND_REPORTS:
		reports_open(tui);
		return true;
	case COMMAND_ACCESS:
		access_open(tui);
		return true;
	case COMMAND_BACKUP:
		cases_keep_backup(tui);
		return true;
	case COMMAND_REMOVE:
		cases_keep_erase(screen);
		return true;
	case COMMAND_DUE:
		show_due(screen);
		return true;
	case COMMAND_MORE:
		open_menu(screen);
		return true;
	case COMMAND_BACK:
		ask_stop(tui);
		return true;
	default:
		return cases_move(screen, command);
	}
}

static void cases_text(struct screen *screen, const char *bytes, size_t length)
{
	struct cases *cases = screen->model;

	if (editing_text(screen->tui, &cases->search, bytes, length))
		search_again(screen);
}

static void cases_click(struct screen *screen, int y, int x)
{
	struct cases *cases = screen->model;
	int index = y - cases->rows_rect.y + cases->list.scroll;

	if (frame_click(screen, y, x) || !layout_inside(cases->rows_rect, y, x) ||
	    index >= cases->list.count)
		return;
	if (index == cases->list.focus) {
		open_in_focus(screen);
		return;
	}
	cases->list.focus = index;
}

static void cases_free(struct screen *screen)
{
	struct cases *cases = screen->model;

	line_editor_clear(&cases->search);
	g_free(cases->found);
	ledger_drafts_free(cases->draft, cases->drafts_read);
	g_free(cases);
}

static const struct screen_ops cases_ops = {
	.contexts = cases_contexts,
	.layout = cases_draw_layout,
	.draw = cases_draw,
	.command = cases_command,
	.text = cases_text,
	.click = cases_click,
	.resume = cases_refresh,
	.free = cases_free,
};

/* After a crash or a power cut: what was being done then. */

static void on_offered(struct tui *tui, void *data, int choice, const char *line)
{
	struct cases *cases = data;

	(void)line;
	if (choice == 0)
		open_case(tui, cases->chosen, true);
}

static void offer_draft(struct screen *screen)
{
	struct dialog_words words = {
		.title = N_("A draft waits"),
		/* TRANSLATORS: the names in the case; when it was kept, and by whom */
		.text = N_("%s: changed on %s, and not saved."),
		.choices = { N_("Go on with the draft"), N_("Later; it stays in the list"),
		    NULL },
	};
	struct cases *cases = screen->model;
	struct ledger_draft *list = NULL;
	const struct ledger_draft *newest;
	char when[DESK_TIME_TEXT], *kept;
	size_t count = 0;

	if (ledger_draft_list(ledger_of(screen), &list, &count, NULL) != 0)
		return;
	if (count == 0)
		goto out;
	newest = &list[0];
	for (size_t i = 1; i < count; i++) {
		if (list[i].put_at > newest->put_at)
			newest = &list[i];
	}
	g_strlcpy(cases->chosen, newest->uuid, sizeof(cases->chosen));
	desk_time_format(screen->tui->desk, when, newest->put_at, screen->tui->lang);
	kept = g_strdup_printf("%s (%s)", when, newest->actor.user);
	words.first = *newest->names != '\0' ?
	    newest->names :
	    /* TRANSLATORS: of a draft: nobody in it has a name */
	    _("A case without names");
	words.second = kept;
	dialog_open(screen->tui, &words, NULL, 0, on_offered, cases);
	g_free(kept);
out:
	ledger_drafts_free(list, count);
}

void cases_open(struct tui *tui)
{
	struct cases *cases = g_new0(struct cases, 1);
	struct screen *screen = loop_push(tui, &cases_ops, cases);

	line_editor_init(&cases->search, NULL, SEARCH_MOST, false);
	cases_refresh(screen);
	offer_draft(screen);
}

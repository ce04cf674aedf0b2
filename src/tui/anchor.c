/* SPDX-License-Identifier: EUPL-1.2 */
/* The end of the log, as found when the ledger was unlocked. */
#include "terugkeerdesk/desk/anchor.h"

#include <glib.h>

#include "dialog.h"
#include "screens.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

static void on_broken(struct tui *tui, void *data, int choice, const char *line)
{
	struct fault fault = { 0 };

	(void)data;
	(void)line;
	if (choice != 1)
		return;
	if (desk_anchor_accept(tui->desk, &fault) != 0)
		loop_say_fault(tui, &fault);
	else
		loop_say(tui, LOOK_NOTICE, _("Accepted; it stands in the log"));
}

static void ask_broken(struct tui *tui, const struct ledger_head *noted)
{
	struct dialog_words words = {
		.title = N_("Part of the log is missing"),
		/* TRANSLATORS: a count of events, and the first letters of a hash */
		.text = N_("This desk saw the log up to event %s (%s), and that end is not in "
		           "this file. The log was cut short, or an older copy of the file was "
		           "put back: cases may be missing. Only if you restored a backup on "
		           "purpose this is as it should be. Ask who looks after this desk."),
		.choices = { N_("Look around; the warning comes again"),
		    N_("A backup was restored on purpose: accept it"), NULL },
	};
	char *count = g_strdup_printf("%" G_GINT64_FORMAT, noted->count);
	char hash[DESK_HEAD_TEXT];

	words.first = count;
	words.second = desk_head_text(hash, noted);
	dialog_open(tui, &words, NULL, 0, on_broken, NULL);
	g_free(count);
}

static void say_head(struct tui *tui)
{
	struct ledger_head head;
	char hash[DESK_HEAD_TEXT];
	char *text;

	if (ledger_head(desk_ledger(tui->desk), &head, NULL) != 0)
		return;
	/* TRANSLATORS: the end of the log: its count of events, and the first letters of its
	 * hash */
	text = g_strdup_printf(_("Unlocked. The log ends at event %lld (%s)"),
	    (long long)head.count, desk_head_text(hash, &head));
	loop_say(tui, LOOK_NOTICE, text);
	g_free(text);
}

void anchor_show(struct tui *tui)
{
	struct ledger_head noted;

	if (desk_anchor(tui->desk, &noted) == DESK_ANCHOR_BROKEN)
		ask_broken(tui, &noted);
	else
		say_head(tui);
}

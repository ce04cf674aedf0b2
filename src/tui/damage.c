/* SPDX-License-Identifier: EUPL-1.2 */
#include "damage.h"

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

static const char rescue[] =
    /* TRANSLATORS: a sentence on what is damaged */
    N_("%s.\n\nNothing can be saved in this ledger. “terugkeerdesk ledger rescue FOLDER” gets "
       "out what can be read. Then move the file away, and make a ledger of the last good "
       "backup with “terugkeerdesk ledger restore FILE”.");
static const char elsewhere[] =
    /* TRANSLATORS: a sentence on a file or folder that cannot be written to */
    N_("%s.\n\nNothing can be saved there. “terugkeerdesk ledger restore FILE”, with --ledger "
       "and another place, makes a ledger of it on a disk that you may write to.");

static const char *advice(const struct fault *fault)
{
	switch (fault->code) {
	case FAULT_LEDGER_DAMAGED:
		return rescue;
	case FAULT_READ_ONLY:
		return elsewhere;
	default:
		return NULL;
	}
}

bool damage_is(const struct fault *fault)
{
	return advice(fault) != NULL;
}

void damage_ask(struct tui *tui, struct dialog_words *words, const struct fault *fault,
    dialog_done *done, void *data)
{
	char *sentence = loop_fault_text(fault);

	words->text = advice(fault);
	words->first = sentence;
	words->fault = words->text == NULL ? fault : NULL;
	dialog_open(tui, words, NULL, 0, done, data);
	g_free(sentence);
}

void damage_fault(struct tui *tui, const char *title, const struct fault *fault)
{
	struct dialog_words words = { .title = title };

	damage_ask(tui, &words, fault, NULL, NULL);
}

/* How many cases are not in the list.  New memory, to g_free. */
static char *missing(size_t count)
{
	if (count == 0)
		return g_strdup("");
	return g_strdup_printf(_n("\n\n%zu case cannot be read and is not in the list.",
	                           "\n\n%zu cases cannot be read and are not in the list.", count),
	    count);
}

static void show_read_only(struct tui *tui, const struct ledger *ledger)
{
	struct dialog_words words = {
		.title = N_("The ledger is damaged"),
		/* TRANSLATORS: what is damaged; then a sentence on cases that cannot be read, or
		 * nothing */
		.text = N_("What is wrong: %s. Cases can be looked at; nothing can be saved.%s\n\n"
		           "“terugkeerdesk ledger rescue FOLDER” gets out what can be read. Then move "
		           "the file away, and make a ledger of the last good backup with "
		           "“terugkeerdesk ledger restore FILE”."),
	};
	char *left_out = missing(ledger_unreadable(ledger));

	words.first = _(ledger_read_only_why(ledger));
	words.second = left_out;
	dialog_open(tui, &words, NULL, 0, NULL, NULL);
	g_free(left_out);
}

static void show_unreadable(struct tui *tui, const struct ledger *ledger)
{
	struct dialog_words words = {
		.title = N_("Part of the ledger is damaged"),
		/* TRANSLATORS: a sentence on cases that cannot be read */
		.text = N_("The other cases can be worked with.%s\n\n“terugkeerdesk ledger verify” "
		           "names what is damaged, and “terugkeerdesk ledger rescue FOLDER” gets out "
		           "what can be read. Keep the backups."),
	};
	char *left_out = missing(ledger_unreadable(ledger));

	words.first = left_out;
	dialog_open(tui, &words, NULL, 0, NULL, NULL);
	g_free(left_out);
}

void damage_show(struct tui *tui)
{
	const struct ledger *ledger = desk_ledger(tui->desk);

	if (ledger_read_only(ledger))
		show_read_only(tui, ledger);
	else if (ledger_unreadable(ledger) > 0)
		show_unreadable(tui, ledger);
}

char *damage_mark(const struct tui *tui)
{
	const struct ledger *ledger = desk_ledger(tui->desk);
	size_t count = ledger_unreadable(ledger);

	if (ledger_read_only(ledger))
		return g_strdup(_("damaged: nothing can be saved"));
	if (count > 0)
		return g_strdup_printf(
		    _n("%zu case cannot be read", "%zu cases cannot be read", count), count);
	return NULL;
}

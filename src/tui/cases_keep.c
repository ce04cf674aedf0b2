/* SPDX-License-Identifier: EUPL-1.2 */
/* From the list of cases: a backup, and erasing a case for good. */
#include "cases.h"

#include <glib.h>
#include <string.h>

#include "dialog.h"
#include "screens.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/backup.h"
#include "terugkeerdesk/desk/privacy.h"
#include "words.h"
#include "worker.h"

#define PATH_MOST 1000 /* bytes */

/* --- a backup --- */

/* What the thread works on. */
struct copying {
	struct desk *desk;
	struct worker *worker; /* NULL: there is no thread */
	struct screen *dialog; /* that offers to stop; above everything until it is done */
	char *path;
	struct fault fault;
	int result;
};

static bool on_progress(void *data, int permille)
{
	struct copying *copying = data;

	return copying->worker == NULL || worker_progress(copying->worker, permille);
}

static void run(struct worker *worker, void *data)
{
	struct copying *copying = data;

	copying->worker = worker;
	copying->result = desk_backup(
	    copying->desk, copying->path, on_progress, copying, NULL, &copying->fault);
}

static void done(struct tui *tui, void *data)
{
	struct copying *copying = data;
	char *text;

	if (copying->dialog != NULL)
		loop_pop(tui, copying->dialog);
	if (copying->result != 0) {
		dialog_fault(tui, N_("No backup was made"), &copying->fault);
	} else {
		/* TRANSLATORS: the path of a file */
		text = g_strdup_printf(
		    _("A backup was made and read back: %s"), copying->path);
		loop_say(tui, LOOK_NOTICE, text);
		g_free(text);
	}
	g_free(copying->path);
	g_free(copying);
}

static void wait_for(struct tui *tui, struct copying *copying);

/* The thread has the ledger until it is done: nothing else may come to it meanwhile. */
static void on_stop(struct tui *tui, void *data, int choice, const char *line)
{
	struct copying *copying = data;

	(void)choice;
	(void)line;
	copying->dialog = NULL;
	if (tui->worker == NULL)
		return;
	worker_cancel(tui->worker);
	wait_for(tui, copying);
}

static void wait_for(struct tui *tui, struct copying *copying)
{
	static const struct dialog_words words = {
		.title = N_("Make a backup"),
		.text = N_("The ledger is copied, and the copy is read back and checked."),
		.choices = { N_("Stop"), NULL },
	};

	dialog_open(tui, &words, NULL, 0, on_stop, copying);
	copying->dialog = tui->top;
}

static void on_backup(struct tui *tui, void *data, int choice, const char *line)
{
	struct copying *copying;

	(void)data;
	if (choice != 0 || *line == '\0')
		return;
	copying = g_new0(struct copying, 1);
	copying->desk = tui->desk;
	copying->path = g_strdup(line);
	wait_for(tui, copying);
	loop_work(tui, run, done, copying);
}

/* Beside the ledger, under the date: a place that can be written to, to be changed. */
static char *proposed_path(struct tui *tui)
{
	char *folder = g_path_get_dirname(ledger_path(desk_ledger(tui->desk)));
	char date[DATE_TEXT];
	char *name = g_strdup_printf(
	    "backup-%s.tkd", date_format_iso(date, desk_env(tui->desk)->today()));
	char *path = g_build_filename(folder, name, NULL);

	g_free(name);
	g_free(folder);
	return path;
}

void cases_keep_backup(struct tui *tui)
{
	struct dialog_words words = {
		.title = N_("Make a backup"),
		/* TRANSLATORS: when the last backup was made, or "never" */
		.text = N_("The last good backup: %s. A disk that is kept elsewhere is the best "
		           "place."),
		.label = N_("File"),
		.line_most = PATH_MOST,
		.choices = { N_("Make it"), N_("Not now"), NULL },
	};
	struct desk_backup_state state = { 0 };
	struct fault fault = { 0 };
	char when[DESK_TIME_TEXT];
	char *path;

	if (tui->demo) {
		loop_say(tui, LOOK_NOTICE, _("The example cases are not kept"));
		return;
	}
	if (desk_backup_state(tui->desk, &state, &fault) != 0) {
		loop_say_fault(tui, &fault);
		return;
	}
	words.first = state.at == 0 ? _("never") :
	                              desk_time_format(tui->desk, when, state.at, tui->lang);
	path = proposed_path(tui);
	dialog_open(tui, &words, path, 0, on_backup, NULL);
	g_free(path);
}

/* --- erasing --- */

static void say_erased(struct tui *tui, const struct desk_erased *erased)
{
	struct dialog_words words = {
		.title = N_("The case was erased"),
		/* TRANSLATORS: a case number; then a sentence on backups */
		.text = N_("Case %s can no longer be read by anybody. %s"),
	};
	char *backups = erased->backup_count == 0 ?
	    g_strdup(_("No backup was made since it was added.")) :
	    g_strdup_printf(_n("%zu backup that was made before still holds it.",
	                        "%zu backups that were made before still hold it.",
	                        erased->backup_count),
	        erased->backup_count);

	words.first = erased->number;
	words.second = backups;
	dialog_open(tui, &words, NULL, 0, NULL, NULL);
	g_free(backups);
}

static void on_erase(struct tui *tui, void *data, int choice, const char *line)
{
	struct screen *screen = data;
	struct cases *cases = screen->model;
	struct desk_erased erased = { 0 };
	struct fault fault = { 0 };

	if (choice != 1)
		return;
	if (desk_erase(tui->desk, cases->chosen, line, &erased, &fault) != 0) {
		dialog_fault(tui, N_("Nothing was erased"), &fault);
	} else {
		/* The list is painted below what is said. */
		cases_refresh(screen);
		say_erased(tui, &erased);
	}
	desk_erased_clear(&erased);
}

void cases_keep_erase(struct screen *screen)
{
	struct dialog_words words = {
		.title = N_("Erase a case for good"),
		/* TRANSLATORS: a case number, and names */
		.text = N_("Case %s, %s, is destroyed: nobody can bring it back. The reason stays "
		           "in the log and should name nobody."),
		.label = N_("Reason"),
		.line_most = PATH_MOST,
		.choices = { N_("Keep the case"), N_("Erase it"), NULL },
	};
	struct cases *cases = screen->model;
	const struct ledger_row *row = cases_row(screen, cases->list.focus);

	if (row == NULL) {
		loop_say(screen->tui, LOOK_NOTICE, _("Go to a case first; Ctrl-X then erases it"));
		return;
	}
	g_strlcpy(cases->chosen, row->uuid, sizeof(cases->chosen));
	words.first = row->number;
	words.second = row->names;
	dialog_open(screen->tui, &words, NULL, 0, on_erase, screen);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reports_save.c - a report into a file, in the form that is chosen.
 *
 * What leaves the desk has its small groups merged, and that it left stands in the log.
 */
#include "reports.h"

#include <glib.h>
#include <string.h>

#include "dialog.h"
#include "path.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/document/catalogue.h"
#include "words.h"

#define PATH_BYTES     1000
#define WINDOW_COLUMNS 64
#define WINDOW_ROWS    7

enum file_form {
	FILE_CSV,
	FILE_JSON,
	FILE_PDF,
	FILE_FORMS
};
static const char *const endings[FILE_FORMS] = { "csv", "json", "pdf" };

/* What a question is about, and what is saved; freed by who ends it. */
struct saving {
	const struct reports_made *made; /* borrowed */
	enum file_form form;
	char *path; /* owned */
	bool replace;
	struct desk_page *page; /* a PDF file on its way */
};

static struct saving *saving_new(const struct reports_made *made, enum file_form form)
{
	struct saving *saving = g_new0(struct saving, 1);

	saving->made = made;
	saving->form = form;
	return saving;
}

static void saving_free(void *data)
{
	struct saving *saving = data;

	desk_page_free(saving->page);
	text_free(saving->path);
	g_free(saving);
}

/* --- writing --- */

static void on_replace(struct tui *tui, void *data, int choice, const char *line);

static void ask_replace(struct tui *tui, const struct saving *saving)
{
	struct dialog_words words = {
		.title = N_("Save the report"),
		.text = N_("There is something at %s already. Replace it?"),
		.first = saving->path,
		.choices = { N_("Replace"), N_("Keep"), NULL },
	};
	struct saving *again = saving_new(saving->made, saving->form);

	again->path = g_strdup(saving->path);
	dialog_open_freed(tui, &words, NULL, 1, on_replace, again, saving_free);
}

static void say_saved(struct tui *tui, const struct saving *saving)
{
	/* TRANSLATORS: the path of a file */
	char *text = g_strdup_printf(_("Saved as %s"), saving->path);

	loop_say(tui, LOOK_NOTICE, text);
	g_free(text);
}

static void write_file(
    struct tui *tui, const struct saving *saving, const char *bytes, size_t size)
{
	const struct desk_report_file file = {
		.report = saving->made->kind->name,
		.form = endings[saving->form],
		.path = saving->path,
		.bytes = bytes,
		.size = size,
		.replace = saving->replace,
	};
	struct fault fault = { 0 };

	if (desk_report_save(tui->desk, &file, &fault) == 0)
		say_saved(tui, saving);
	else if (fault.code == FAULT_EXISTS)
		ask_replace(tui, saving);
	else
		dialog_fault(tui, N_("Nothing was saved"), &fault);
}

/* --- a PDF file, which takes a while --- */

static int waiting_descriptor(const struct screen *screen, short *ret_events)
{
	const struct saving *saving = screen->model;

	*ret_events = desk_page_events(saving->page);
	return desk_page_descriptor(saving->page);
}

static void waiting_ready(struct screen *screen)
{
	const struct saving *saving = screen->model;
	struct tui *tui = screen->tui;
	struct fault fault = { 0 };
	enum desk_page_state state = desk_page_step(saving->page, &fault);
	const char *bytes;
	size_t size;

	if (state == DESK_PAGE_WORKING)
		return;
	/* The model lives until the end of the round. */
	loop_pop(tui, screen);
	if (state == DESK_PAGE_FAILED) {
		dialog_fault(tui, N_("Nothing was saved"), &fault);
		return;
	}
	bytes = desk_page_pdf(saving->page, &size);
	write_file(tui, saving, bytes, size);
}

static unsigned waiting_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_DIALOG;
}

static struct rect waiting_layout(struct screen *screen, int rows, int columns)
{
	(void)screen;
	return layout_centre(
	    (struct rect){ 0, 0, rows, columns }, WINDOW_ROWS, WINDOW_COLUMNS);
}

static void waiting_draw(const struct screen *screen, struct canvas *canvas)
{
	struct rect frame = { 0, 0, canvas->rows, canvas->columns };
	int y = canvas->rows - 2;

	(void)screen;
	canvas_frame(canvas, frame);
	canvas_text(canvas, 0, 2, canvas->columns - 4, LOOK_HEADING, _("Saving"));
	canvas_text(canvas, 2, 2, canvas->columns - 4, LOOK_NORMAL,
	    _("The page is being set"));
	canvas_text(canvas, y, 2, 1, LOOK_STRONG, ">");
	canvas_text(canvas, y, 4, canvas->columns - 6, LOOK_FOCUS, _("Cancel"));
	canvas_cursor(canvas, y, 4);
}

static bool waiting_command(struct screen *screen, enum command command)
{
	switch (command) {
	case COMMAND_ENTER:
	case COMMAND_CANCEL:
	case COMMAND_BACK:
		loop_pop(screen->tui, screen);
		return true;
	case COMMAND_LOCK:
	case COMMAND_LANGUAGE:
	case COMMAND_HELP:
	case COMMAND_REDRAW:
		return false;
	default:
		return true;
	}
}

static void waiting_free(struct screen *screen)
{
	saving_free(screen->model);
}

static const struct screen_ops waiting_ops = {
	.contexts = waiting_contexts,
	.layout = waiting_layout,
	.draw = waiting_draw,
	.command = waiting_command,
	.descriptor = waiting_descriptor,
	.ready = waiting_ready,
	.free = waiting_free,
};

/* Takes `saving` over. */
static void start_pdf(struct tui *tui, struct saving *saving)
{
	const struct desk_env *env = desk_env(tui->desk);
	struct catalogue catalogue = { 0 };
	struct document document = { 0 };
	struct fault fault = { 0 };

	if (catalogue_open(env->locale_folder, tui->lang, &catalogue, &fault) == 0) {
		saving->made->kind->document(
		    tui->desk, saving->made->report, tui->lang, &document);
		document.date = env->today();
		saving->page = desk_page_start(tui->desk, &document, &catalogue, &fault);
		document_clear(&document);
		catalogue_close(&catalogue);
	}
	if (saving->page != NULL) {
		loop_push(tui, &waiting_ops, saving);
		return;
	}
	dialog_fault(tui, N_("Nothing was saved"), &fault);
	saving_free(saving);
}

/* Takes `saving` over. */
static void start(struct tui *tui, struct saving *saving)
{
	const struct reports_kind *kind = saving->made->kind;
	char *text;

	if (saving->form == FILE_PDF) {
		start_pdf(tui, saving);
		return;
	}
	text = saving->form == FILE_CSV ? kind->csv(tui->desk, saving->made->report)
					: kind->json(tui->desk, saving->made->report);
	write_file(tui, saving, text, strlen(text));
	g_free(text);
	saving_free(saving);
}

/* --- questions --- */

static void start_at(
    struct tui *tui, const struct saving *asked, const char *path, bool replace)
{
	struct saving *saving = saving_new(asked->made, asked->form);

	saving->path = g_strdup(path);
	saving->replace = replace;
	start(tui, saving);
}

static void on_replace(struct tui *tui, void *data, int choice, const char *line)
{
	const struct saving *asked = data;

	(void)line;
	if (choice == 0)
		start_at(tui, asked, asked->path, true);
}

static void on_path(struct tui *tui, void *data, int choice, const char *line)
{
	char *path = path_typed(line);

	if (choice == 0 && *path != '\0')
		start_at(tui, data, path, false);
	text_free(path);
}

/* "what-if-2026-11-21.csv", in the folder that the desk was started in. */
static char *proposed(struct tui *tui, const struct reports_made *made, enum file_form form)
{
	char date[DATE_TEXT];
	char *name = g_strdup_printf("%s-%s.%s", made->kind->name,
	    date_format_iso(date, desk_env(tui->desk)->today()), endings[form]);
	char *path = path_here(name);

	g_free(name);
	return path;
}

static void on_form(struct tui *tui, void *data, int choice, const char *line)
{
	struct dialog_words words = {
		.title = N_("Save the report"),
		.text = N_("The file is readable for you alone. Groups of fewer than %s cases "
			   "are merged in it. That it was saved is noted in the log."),
		.label = N_("File"),
		.choices = { N_("Save"), N_("Cancel"), NULL },
		.line_most = PATH_BYTES,
	};
	const struct saving *asked = data;
	char smallest[16];
	char *path;

	(void)line;
	if (choice == DIALOG_CANCELLED)
		return;
	g_snprintf(smallest, sizeof(smallest), "%d",
	    desk_env(tui->desk)->config->smallest_group);
	words.first = smallest;
	path = proposed(tui, asked->made, (enum file_form)choice);
	dialog_open_freed(tui, &words, path, 0, on_path,
	    saving_new(asked->made, (enum file_form)choice), saving_free);
	g_free(path);
}

void reports_save(struct tui *tui, const struct reports_made *made)
{
	static const struct dialog_words words = {
		.title = N_("Save the report"),
		.choices = { N_("CSV: a table, for a spreadsheet"),
		    N_("JSON: for other programs"), N_("PDF: a page to read and print"),
		    NULL },
	};

	dialog_open_freed(
	    tui, &words, NULL, 0, on_form, saving_new(made, FILE_CSV), saving_free);
}

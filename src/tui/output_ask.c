/* SPDX-License-Identifier: EUPL-1.2 */
#include "output_ask.h"

#include <glib.h>
#include <string.h>

#include "dialog.h"
#include "path.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/print.h"
#include "words.h"

#define ADDRESS_BYTES 255
#define PATH_BYTES    1000

/* What a question is about; freed by its answer, or by the next question. */
struct asking {
	struct output_page page;
	char *printer;
	char *path;
};

static struct asking *new_asking(const struct output_page *page)
{
	struct asking *asking = g_new0(struct asking, 1);

	asking->page = *page;
	return asking;
}

static void free_asking(void *data)
{
	struct asking *asking = data;

	g_free(asking->printer);
	g_free(asking->path);
	g_free(asking);
}

/* --- a printer --- */

static void on_address(struct tui *tui, void *data, int choice, const char *line)
{
	struct asking *asking = data;
	char *address = g_strstrip(g_strdup(line));

	if (choice == 0 && *address != '\0')
		output_start_print(tui, &asking->page, address);
	g_free(address);
}

void output_ask_address(struct tui *tui, const struct output_page *page)
{
	static const struct dialog_words words = {
		.title = N_("Print"),
		.text = N_("Type the address of a printer, like ipps://printer.example/ipp/print, "
		           "or the name of a queue of this machine."),
		.label = N_("Printer"),
		.choices = { N_("Print"), N_("Cancel"), NULL },
		.line_most = ADDRESS_BYTES,
	};

	dialog_open_freed(
	    tui, &words, "", 0, on_address, new_asking(page), free_asking);
}

static void on_changed(struct tui *tui, void *data, int choice, const char *line)
{
	struct asking *asking = data;

	(void)line;
	if (choice != 0)
		return;
	desk_printer_forget(asking->printer);
	output_start_print(tui, &asking->page, asking->printer);
}

void output_ask_changed(struct tui *tui, const struct output_page *page,
    const char *printer, const struct fault *fault)
{
	struct dialog_words words = {
		.title = N_("Is this the printer?"),
		.text = N_("A printer that was replaced shows another certificate. So does a "
		           "machine that answers in its place: then it would get the summary."),
		.fault = fault,
		.choices = { N_("It was replaced: print"), N_("Cancel"), NULL },
	};
	struct asking *asking = new_asking(page);

	asking->printer = g_strdup(printer);
	dialog_open_freed(tui, &words, NULL, 1, on_changed, asking, free_asking);
}

/* --- a file --- */

static void on_path(struct tui *tui, void *data, int choice, const char *line)
{
	struct asking *asking = data;
	char *path = path_typed(line);

	if (choice == 0 && *path != '\0')
		output_start_save(tui, &asking->page, path, false);
	text_free(path);
}

void output_save(struct tui *tui, const struct output_page *page)
{
	static const struct dialog_words words = {
		.title = N_("Save as PDF"),
		.text = N_("The file is readable for you alone. It holds what the summary holds: "
		           "keep it no longer than needed."),
		.label = N_("File"),
		.choices = { N_("Save"), N_("Cancel"), NULL },
		.line_most = PATH_BYTES,
	};
	static const char *const readers[] = { "applicant", "file", "riat" };
	const char *number = page->opened->number;
	char *name = g_strdup_printf(
	    "%s-%s.pdf", *number != '\0' ? number : "page", readers[page->reader]);
	char *path = path_here(name);

	dialog_open_freed(tui, &words, path, 0, on_path, new_asking(page), free_asking);
	g_free(path);
	g_free(name);
}

static void on_replace(struct tui *tui, void *data, int choice, const char *line)
{
	struct asking *asking = data;

	(void)line;
	if (choice == 0)
		output_start_save(tui, &asking->page, asking->path, true);
}

void output_ask_replace(struct tui *tui, const struct output_page *page, const char *path)
{
	struct dialog_words words = {
		.title = N_("Save as PDF"),
		.text = N_("There is something at %s already. Replace it?"),
		.first = path,
		.choices = { N_("Replace"), N_("Keep"), NULL },
	};
	struct asking *asking = new_asking(page);

	asking->path = g_strdup(path);
	dialog_open_freed(tui, &words, NULL, 1, on_replace, asking, free_asking);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>

#include "frame.h"
#include "output.h"
#include "pager.h"
#include "printers.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/document/catalogue.h"
#include "words.h"

#define PAGE_COLUMNS 78 /* as it is set on paper; narrower terminals set it narrower */

struct model {
	struct desk_case *opened;
	const struct desk_calculation *calculation;
	enum summary_for reader;
	enum lang lang; /* of the summary */
	int columns; /* the text in the pager was set for */
	struct desk_page *setting; /* on its way to sheets of paper, which tell where they end */
	size_t *sheet; /* the block that each begins with; NULL: not known yet */
	size_t sheet_count;
	struct pager pager;
};

static unsigned summary_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_SUMMARY | CONTEXT_READING;
}

/* The summary as text, or NULL with the fault. */
static char *summary_text(const struct tui *tui, const struct model *model, int columns,
    struct fault *fault)
{
	const struct desk_env *env = desk_env(tui->desk);
	struct document document = { 0 };
	struct catalogue catalogue = { 0 };
	char *text = NULL;

	if (desk_summary(tui->desk, &model->opened->file, model->calculation, model->opened,
	        model->reader, model->lang, &document, fault) != 0)
		return NULL;
	if (catalogue_open(env->locale_folder, model->lang, &catalogue, fault) == 0)
		text = document_text_on_sheets(
		    &document, &catalogue, columns, model->sheet, model->sheet_count);
	catalogue_close(&catalogue);
	document_clear(&document);
	return text;
}

static void fill(const struct tui *tui, struct model *model)
{
	struct fault fault;
	char *text = summary_text(tui, model, model->columns, &fault);
	char **lines;

	pager_empty(&model->pager);
	if (text == NULL) {
		text = loop_fault_text(&fault);
		pager_add(&model->pager, LOOK_FAULT, 0, PAGER_TEXT, text);
		text_free(text);
		return;
	}
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		pager_add(&model->pager, LOOK_NORMAL, 0, PAGER_TEXT, *line);
		text_free(*line);
	}
	g_free(lines);
	text_free(text);
}

/* --- sheets of paper --- */

static void forget_sheets(struct model *model)
{
	desk_page_free(model->setting);
	model->setting = NULL;
	g_clear_pointer(&model->sheet, g_free);
	model->sheet_count = 0;
}

/* Have it set, to know where its sheets end.  Without the program for it the text can
 * still be read. */
static void ask_sheets(const struct tui *tui, struct model *model)
{
	const struct desk_env *env = desk_env(tui->desk);
	struct document document = { 0 };
	struct catalogue catalogue = { 0 };

	forget_sheets(model);
	if (desk_summary(tui->desk, &model->opened->file, model->calculation, model->opened,
	        model->reader, model->lang, &document, NULL) == 0 &&
	    catalogue_open(env->locale_folder, model->lang, &catalogue, NULL) == 0)
		model->setting = desk_page_start(tui->desk, &document, &catalogue, NULL);
	catalogue_close(&catalogue);
	document_clear(&document);
}

static int summary_descriptor(const struct screen *screen, short *ret_events)
{
	const struct model *model = screen->model;

	if (model->setting == NULL)
		return -1;
	*ret_events = desk_page_events(model->setting);
	return desk_page_descriptor(model->setting);
}

static void summary_ready(struct screen *screen)
{
	struct model *model = screen->model;
	struct fault fault = { 0 };
	const size_t *sheet;

	switch (desk_page_step(model->setting, &fault)) {
	case DESK_PAGE_WORKING:
		return;
	case DESK_PAGE_FAILED:
		loop_say_fault(screen->tui, &fault);
		break;
	case DESK_PAGE_DONE:
		sheet = desk_page_sheets(model->setting, &model->sheet_count);
		model->sheet = g_memdup2(sheet, model->sheet_count * sizeof(*sheet));
		fill(screen->tui, model);
		break;
	}
	desk_page_free(model->setting);
	model->setting = NULL;
}

static struct rect summary_layout(struct screen *screen, int rows, int columns)
{
	struct model *model = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);
	int set = CLAMP(parts.body.columns, 40, PAGE_COLUMNS);

	if (set != model->columns) {
		model->columns = set;
		fill(screen->tui, model);
	}
	pager_fit(&model->pager, parts.body.rows, parts.body.columns);
	return frame_whole(rows, columns);
}

static void summary_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct model *model = screen->model;
	struct layout_frame parts = layout_frame(canvas->rows, canvas->columns);
	char *right = model->sheet_count == 0
	    ? g_strdup(_(lang_label(model->lang)))
	    /* TRANSLATORS: the language of a summary, and how many pages it takes */
	    : g_strdup_printf(
	          _n("%s, %zu page", "%s, %zu pages", (unsigned long)model->sheet_count),
	          _(lang_label(model->lang)), model->sheet_count);
	struct frame frame = { .title = _(summary_label(model->reader)), .right = right };

	if (model->pager.height > model->pager.visible)
		frame.hint = _("Arrows and Page Down scroll");
	frame_draw(screen, canvas, &frame);
	pager_draw(&model->pager, canvas, parts.body, true);
	g_free(right);
}

static struct output_page page_of(const struct model *model)
{
	return (struct output_page){ model->opened, model->calculation, model->reader,
		model->lang };
}

static bool summary_command(struct screen *screen, enum command command)
{
	struct model *model = screen->model;
	struct output_page page;

	switch (command) {
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	case COMMAND_PRINT:
		page = page_of(model);
		printers_open(screen->tui, &page);
		return true;
	case COMMAND_SAVE:
		page = page_of(model);
		output_save(screen->tui, &page);
		return true;
	case COMMAND_TURN:
		turned_open(screen->tui, model->calculation, model->lang);
		return true;
	case COMMAND_READER:
		model->reader = model->reader == SUMMARY_RIAT ? SUMMARY_APPLICANT
		                                               : model->reader + 1;
		break;
	case COMMAND_SUMMARY_LANGUAGE:
		model->lang = (model->lang + 1) % LANG_COUNT;
		break;
	default:
		return pager_command(&model->pager, command);
	}
	model->pager.scroll = 0;
	ask_sheets(screen->tui, model);
	fill(screen->tui, model);
	return true;
}

static void summary_click(struct screen *screen, int y, int x)
{
	frame_click(screen, y, x);
}

static void summary_free(struct screen *screen)
{
	struct model *model = screen->model;

	forget_sheets(model);
	pager_clear(&model->pager);
	g_free(model);
}

static const struct screen_ops summary_ops = {
	.contexts = summary_contexts,
	.layout = summary_layout,
	.draw = summary_draw,
	.command = summary_command,
	.click = summary_click,
	.descriptor = summary_descriptor,
	.ready = summary_ready,
	.free = summary_free,
};

void summary_open(struct tui *tui, struct desk_case *opened,
    const struct desk_calculation *calculation)
{
	struct model *model;
	struct fault fault;

	if (!calculation->possible) {
		fault_set(&fault, FAULT_REQUIRED, _(fact_get(FACT_REGISTERED_ON)->label), "",
		    N_("the registration date, like 2024-03-22"));
		loop_say_fault(tui, &fault);
		return;
	}
	model = g_new0(struct model, 1);
	model->opened = opened;
	model->calculation = calculation;
	model->reader = SUMMARY_APPLICANT;
	model->lang = tui->lang;
	ask_sheets(tui, model);
	loop_push(tui, &summary_ops, model);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reports_show.c - a report, while it is made and when it is there.
 *
 * A thread has the ledger until it is done.  Its screen is above everything meanwhile and
 * lets nothing through that would come to the ledger too.
 */
#include "reports.h"

#include <glib.h>

#include "dialog.h"
#include "frame.h"
#include "reading.h"
#include "terugkeerdesk/core/fault.h"
#include "words.h"
#include "worker.h"

/* How long nobody needs to be told that something is going on. */
#define PATIENCE_MILLISECONDS 500
/* From here on the chart stands beside the figures; below the other, on a page of its own. */
#define COLUMNS_BESIDE 119
#define COLUMNS_BELOW  80
#define CHART_ROWS     16 /* at most, below figures */
#define FIGURES_COLUMNS 85 /* beside it, with a blank between them */
#define CHART_COLUMNS_MOST 60
#define BAR_COLUMNS    50

/* What the thread works on; the screen shows it when it is done. */
struct making {
	struct desk *desk;
	struct worker *worker; /* NULL: there is no thread */
	struct screen *screen;
	struct reports_made *made;
	struct faults faults;
	bool stopped;
};

struct show {
	struct reports_made *made; /* owned */
	bool working; /* the thread has what was made */
	bool cancelled; /* nobody wants it any more, even when it is done meanwhile */
	int64_t since; /* milliseconds */
	struct sheet sheet;
	bool chart_page; /* on a narrow screen: the chart, not the figures */
	struct rect sheet_rect, chart_rect; /* empty: it is not there */
};

void reports_made_free(struct reports_made *made)
{
	if (made->report != NULL)
		made->kind->free(made->report);
	reports_ask_clear(&made->ask);
	desk_found_clear(&made->found);
	g_free(made);
}

/* --- in the thread --- */

static bool on_progress(void *data, int permille)
{
	struct making *making = data;

	making->stopped =
	    making->worker != NULL && !worker_progress(making->worker, permille);
	return !making->stopped;
}

static void run(struct worker *worker, void *data)
{
	struct making *making = data;
	struct reports_made *made = making->made;
	struct desk_cases cases = {
		.filter = made->ask.filter, .found = &made->found
	};
	struct desk_watch watch = { .data = making, .progress = on_progress };

	making->worker = worker;
	made->report = made->kind->make(
	    making->desk, &made->ask, &cases, &watch, &making->faults);
}

/* --- back in the loop --- */

static void fill_faults(struct tui *tui, void *data, struct pager *pager)
{
	(void)tui;
	pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
	    _("The report cannot be made. What is wrong:"));
	reading_add_faults(pager, data);
}

static void say_faults(struct tui *tui, struct faults *take)
{
	static const struct reading wrong = {
		.title = N_("No report"), .fill = fill_faults, .free = reading_free_faults
	};

	reading_open(tui, &wrong, g_memdup2(take, sizeof(*take)));
	*take = (struct faults){ 0 };
}

static void fill(struct screen *screen)
{
	struct show *show = screen->model;

	if (show->working)
		return;
	sheet_begin(&show->sheet);
	show->made->kind->fill(screen->tui, show->made->report, &show->sheet);
}

static void done(struct tui *tui, void *data)
{
	struct making *making = data;
	struct show *show = making->screen->model;

	show->working = false;
	if (making->stopped || show->cancelled) {
		loop_pop(tui, making->screen);
		loop_say(tui, LOOK_NOTICE, _("Stopped; there is no report"));
	} else if (making->made->report == NULL) {
		loop_pop(tui, making->screen);
		say_faults(tui, &making->faults);
	} else {
		fill(making->screen);
		tui->all = true;
	}
	faults_clear(&making->faults);
	g_free(making);
}

/* --- drawing --- */

static bool is_narrow(int columns)
{
	return columns < COLUMNS_BELOW;
}

static unsigned contexts(const struct screen *screen)
{
	const struct show *show = screen->model;

	if (!is_narrow(screen->tui->columns) || show->working)
		return CONTEXT_REPORT;
	return CONTEXT_REPORT | (show->chart_page ? CONTEXT_CHART : CONTEXT_FIGURES);
}

static struct rect layout(struct screen *screen, int rows, int columns)
{
	struct show *show = screen->model;
	struct rect body = layout_frame(rows, columns).body;
	bool beside = columns >= COLUMNS_BESIDE;

	show->chart_rect = (struct rect){ 0 };
	if (beside) {
		struct rect figures = layout_cut_left(
		    &body, MAX(FIGURES_COLUMNS, columns - CHART_COLUMNS_MOST));

		show->chart_rect = body;
		show->chart_rect.columns--;
		figures.columns--;
		body = figures;
	} else if (is_narrow(columns) && show->chart_page) {
		layout_cut_left(&body, 1);
		show->chart_rect = body;
		body = (struct rect){ 0 };
	}
	show->sheet_rect = body;
	if (body.rows > 0)
		sheet_fit(&show->sheet, body.rows, body.columns,
		    beside || is_narrow(columns) ? 0 : CHART_ROWS);
	return frame_whole(rows, columns);
}

static bool is_late(const struct screen *screen)
{
	const struct show *show = screen->model;
	const struct desk_env *env = desk_env(screen->tui->desk);

	return env->milliseconds == NULL ||
	       env->milliseconds() - show->since >= PATIENCE_MILLISECONDS;
}

static void draw_progress(const struct screen *screen, struct canvas *canvas)
{
	int permille =
	    screen->tui->worker != NULL ? worker_permille(screen->tui->worker) : 0;
	struct rect body = layout_frame(canvas->rows, canvas->columns).body;
	struct rect place = layout_centre(body, 3, MIN(BAR_COLUMNS, body.columns - 2));
	char *text = g_strdup_printf(
	    /* TRANSLATORS: %d is a percentage; %% prints a percent sign */
	    _("The cases are counted: %d %%"), permille / 10);

	canvas_text(canvas, place.y, place.x, place.columns, LOOK_NOTICE, text);
	canvas_bar(canvas, place.y + 2, place.x, place.columns, permille, 1000, 1000);
	canvas_cursor(canvas, place.y, place.x);
	g_free(text);
}

static void draw_working(const struct screen *screen, struct canvas *canvas)
{
	const struct show *show = screen->model;
	bool late = is_late(screen);
	struct frame frame = { .title = _(show->made->kind->label) };

	if (show->cancelled)
		frame.hint = _("It is being stopped");
	else if (late)
		frame.hint = _("Esc Esc stops");
	frame_draw(screen, canvas, &frame);
	if (late)
		draw_progress(screen, canvas);
}

static const char *hint_of(const struct screen *screen)
{
	const struct show *show = screen->model;

	if (sheet_tag(&show->sheet) == SHEET_NOTHING)
		return _("F2 saves the report. F10 goes back to the question.");
	return _("Enter shows the cases behind a number. F2 saves the report; small groups "
		 "are merged in what is saved.");
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
	const struct show *show = screen->model;
	struct frame frame = { 0 };
	char *title;

	if (show->working) {
		draw_working(screen, canvas);
		return;
	}
	title = show->made->kind->title(show->made->report);
	frame.title = title;
	frame.hint = hint_of(screen);
	frame_draw(screen, canvas, &frame);
	if (show->sheet_rect.rows > 0)
		sheet_draw(&show->sheet, canvas, show->sheet_rect, true);
	if (show->chart_rect.rows > 0 && show->sheet.chart.count > 0)
		chart_draw(&show->sheet.chart, canvas, show->chart_rect,
		    sheet_tag(&show->sheet));
	g_free(title);
}

/* --- keys --- */

static void cancel(struct screen *screen)
{
	struct show *show = screen->model;

	show->cancelled = true;
	if (screen->tui->worker != NULL)
		worker_cancel(screen->tui->worker);
}

/* The thread has the ledger: only what does without it. */
static bool command_working(struct screen *screen, enum command command)
{
	switch (command) {
	case COMMAND_LOCK:
	case COMMAND_CANCEL:
	case COMMAND_BACK:
		/* Who goes away has no use for what would come. */
		if (command != COMMAND_LOCK || !screen->tui->demo)
			cancel(screen);
		return command != COMMAND_LOCK;
	case COMMAND_HELP:
	case COMMAND_LANGUAGE:
	case COMMAND_REDRAW:
		return false;
	default:
		return true;
	}
}

static void open_cases(struct screen *screen)
{
	struct show *show = screen->model;

	if (sheet_tag(&show->sheet) != SHEET_NOTHING)
		reports_cases_open(screen->tui, show->made, &show->sheet);
}

static bool command(struct screen *screen, enum command command)
{
	struct show *show = screen->model;

	if (show->working)
		return command_working(screen, command);
	switch (command) {
	case COMMAND_ENTER:
		open_cases(screen);
		return true;
	case COMMAND_SAVE:
		reports_save(screen->tui, show->made);
		return true;
	case COMMAND_PANE:
		show->chart_page = !show->chart_page;
		return true;
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	default:
		return sheet_command(&show->sheet, command);
	}
}

static void click(struct screen *screen, int y, int x)
{
	struct show *show = screen->model;
	int before = sheet_tag(&show->sheet);

	if (frame_click(screen, y, x) || show->working ||
	    !layout_inside(show->sheet_rect, y, x))
		return;
	if (sheet_click(&show->sheet, y - show->sheet_rect.y) &&
	    sheet_tag(&show->sheet) == before)
		open_cases(screen);
}

static void free_model(struct screen *screen)
{
	struct show *show = screen->model;

	sheet_clear(&show->sheet);
	reports_made_free(show->made);
	g_free(show);
}

static const struct screen_ops ops = {
	.contexts = contexts,
	.layout = layout,
	.draw = draw,
	.command = command,
	.click = click,
	.reword = fill,
	.free = free_model,
};

void reports_show(
    struct tui *tui, const struct reports_kind *kind, struct reports_ask *take_ask)
{
	const struct desk_env *env = desk_env(tui->desk);
	struct making *making = g_new0(struct making, 1);
	struct show *show = g_new0(struct show, 1);

	show->made = g_new0(struct reports_made, 1);
	show->made->kind = kind;
	show->made->ask = *take_ask;
	*take_ask = (struct reports_ask){ 0 };
	show->working = true;
	show->since = env->milliseconds != NULL ? env->milliseconds() : 0;
	making->desk = tui->desk;
	making->made = show->made;
	making->screen = loop_push(tui, &ops, show);
	loop_work(tui, run, done, making);
}

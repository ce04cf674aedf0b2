/* SPDX-License-Identifier: EUPL-1.2 */
#include "reading.h"

#include <glib.h>

#include "frame.h"
#include "words.h"

struct model {
	const struct reading *reading;
	void *data;
	struct pager pager;
};

static unsigned reading_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_READING;
}

static void refill(struct screen *screen)
{
	struct model *model = screen->model;

	pager_empty(&model->pager);
	model->reading->fill(screen->tui, model->data, &model->pager);
}

static struct rect reading_layout(struct screen *screen, int rows, int columns)
{
	struct model *model = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);

	pager_fit(&model->pager, parts.body.rows, parts.body.columns);
	return frame_whole(rows, columns);
}

static void reading_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct model *model = screen->model;
	struct layout_frame parts = layout_frame(canvas->rows, canvas->columns);
	struct frame frame = { .title = _(model->reading->title) };

	if (model->pager.height > model->pager.visible)
		frame.hint = _("Arrows and Page Down scroll");
	frame_draw(screen, canvas, &frame);
	pager_draw(&model->pager, canvas, parts.body, true);
}

static bool reading_command(struct screen *screen, enum command command)
{
	struct model *model = screen->model;

	if (command == COMMAND_CANCEL || command == COMMAND_ENTER) {
		loop_pop(screen->tui, screen);
		return true;
	}
	return pager_command(&model->pager, command);
}

static void reading_click(struct screen *screen, int y, int x)
{
	frame_click(screen, y, x);
}

static void reading_free(struct screen *screen)
{
	struct model *model = screen->model;

	if (model->reading->free != NULL)
		model->reading->free(model->data);
	pager_clear(&model->pager);
	g_free(model);
}

static const struct screen_ops reading_ops = {
	.contexts = reading_contexts,
	.layout = reading_layout,
	.draw = reading_draw,
	.command = reading_command,
	.click = reading_click,
	.reword = refill,
	.free = reading_free,
};

void reading_open(struct tui *tui, const struct reading *reading, void *data)
{
	struct model *model = g_new0(struct model, 1);

	model->reading = reading;
	model->data = data;
	refill(loop_push(tui, &reading_ops, model));
}

void reading_add_faults(struct pager *pager, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		char *text = loop_fault_text(&faults->item[i]);

		pager_space(pager);
		pager_add(pager, LOOK_FAULT, 2, PAGER_TEXT, text);
		g_free(text);
	}
}

void reading_free_faults(void *faults)
{
	faults_clear(faults);
	g_free(faults);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "dialog.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "editing.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

struct dialog {
	const char *title, *text, *label;
	char *first, *second;
	struct fault *fault;
	const char *choices[DIALOG_CHOICES_MAX + 1];
	int count;
	int focus; /* a choice; -1: the line */
	struct line_editor line;
	dialog_done *done;
	void *data;
	void (*release)(void *data); /* NULL: the data is not ours */
	/* places, in the window */
	int line_y, choices_y;
};

static char *text_of(const struct dialog *dialog)
{
	GString *text = g_string_new(NULL);

	if (dialog->text != NULL) {
		/* The msgid is a format of ours with at most two %s. */
		char *sentence = g_strdup_printf(_(dialog->text), dialog->first, dialog->second);
		g_string_append(text, sentence);
		g_free(sentence);
	}
	if (dialog->fault != NULL) {
		char *sentence = loop_fault_text(dialog->fault);
		g_string_append_printf(text, "%s%s", text->len > 0 ? "\n\n" : "", sentence);
		g_free(sentence);
	}
	return g_string_free(text, FALSE);
}

static unsigned dialog_contexts(const struct screen *screen)
{
	const struct dialog *dialog = screen->model;

	return CONTEXT_DIALOG | (dialog->focus < 0 ? CONTEXT_TYPING : 0);
}

static int longest_line(const char *text)
{
	int longest = 0;

	while (*text != '\0') {
		size_t bytes = strcspn(text, "\n");
		longest = MAX(longest, cells_width_of(text, bytes));
		text += bytes + (text[bytes] == '\n');
	}
	return longest;
}

static struct rect dialog_layout(struct screen *screen, int rows, int columns)
{
	struct dialog *dialog = screen->model;
	struct rect whole = { 0, 0, rows, columns };
	char *text = text_of(dialog);
	int inner = MAX(cells_width(_(dialog->title)), 30);
	int y = 1;

	inner = MAX(inner, MIN(longest_line(text), 66));
	for (int i = 0; i < dialog->count; i++)
		inner = MAX(inner, cells_width(_(dialog->choices[i])) + 2);
	if (dialog->label != NULL)
		inner = MAX(inner, 56);
	inner = MIN(inner, columns - 4);
	if (*text != '\0')
		y += cells_wrapped_lines(text, inner) + 1;
	if (dialog->label != NULL) {
		dialog->line_y = y + 1;
		y += 3;
	}
	dialog->choices_y = y;
	y += dialog->count;
	g_free(text);
	return layout_centre(whole, y + 1, inner + 4);
}

static void dialog_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct dialog *dialog = screen->model;
	struct rect frame = { 0, 0, canvas->rows, canvas->columns };
	struct rect body = { 1, 2, canvas->rows - 2, canvas->columns - 4 };
	char *text = text_of(dialog);

	canvas_frame(canvas, frame);
	canvas_text(canvas, 0, 2, canvas->columns - 4, LOOK_HEADING, _(dialog->title));
	canvas_wrapped(canvas, body, LOOK_NORMAL, text);
	for (int i = 0; i < dialog->count; i++) {
		bool focus = i == dialog->focus;
		int y = dialog->choices_y + i;
		canvas_text(canvas, y, 2, 1, LOOK_STRONG, focus ? ">" : " ");
		canvas_text(canvas, y, 4, canvas->columns - 6, focus ? LOOK_FOCUS : LOOK_NORMAL,
		    _(dialog->choices[i]));
		if (focus)
			canvas_cursor(canvas, y, 4);
	}
	if (dialog->label != NULL) {
		canvas_text(canvas, dialog->line_y - 1, 2, body.columns, LOOK_NORMAL,
		    _(dialog->label));
		editing_draw(&dialog->line, canvas,
		    (struct rect){ dialog->line_y, 2, 1, body.columns }, dialog->focus < 0);
	}
	g_free(text);
}

static void end(struct screen *screen, int choice)
{
	struct dialog *dialog = screen->model;
	struct tui *tui = screen->tui;
	char *line = g_strdup(dialog->line.text != NULL ? dialog->line.text : "");

	loop_pop(tui, screen);
	if (dialog->done != NULL)
		dialog->done(tui, dialog->data, choice, line);
	text_free(line);
}

static void move_focus(struct dialog *dialog, int step)
{
	int least = dialog->label != NULL ? -1 : 0;

	dialog->focus = CLAMP(dialog->focus + step, least, dialog->count - 1);
}

static bool dialog_command(struct screen *screen, enum command command)
{
	struct dialog *dialog = screen->model;

	switch (command) {
	case COMMAND_ENTER:
		/* The first choice is the one that does it. */
		end(screen, MAX(dialog->focus, 0));
		return true;
	case COMMAND_CANCEL:
	case COMMAND_BACK:
		end(screen, DIALOG_CANCELLED);
		return true;
	case COMMAND_UP:
	case COMMAND_PREVIOUS:
		move_focus(dialog, -1);
		return true;
	case COMMAND_DOWN:
	case COMMAND_NEXT:
		move_focus(dialog, 1);
		return true;
	default:
		break;
	}
	if (dialog->focus < 0)
		return editing_command(&dialog->line, command);
	if (command == COMMAND_LEFT || command == COMMAND_RIGHT) {
		move_focus(dialog, command == COMMAND_LEFT ? -1 : 1);
		return true;
	}
	return false;
}

/* A letter goes to the choice that begins with it. */
static void choose_by_letter(struct dialog *dialog, const char *bytes, size_t length)
{
	char *letter = g_utf8_casefold(bytes, (gssize)length);

	for (int i = 0; i < dialog->count; i++) {
		int at = (dialog->focus + 1 + i) % dialog->count;
		char *words = g_utf8_casefold(_(dialog->choices[at]), -1);
		bool begins = g_str_has_prefix(words, letter);
		g_free(words);
		if (begins) {
			dialog->focus = at;
			break;
		}
	}
	g_free(letter);
}

static void dialog_text(struct screen *screen, const char *bytes, size_t length)
{
	struct dialog *dialog = screen->model;

	if (dialog->focus < 0)
		editing_text(screen->tui, &dialog->line, bytes, length);
	else if (g_utf8_validate(bytes, (gssize)length, NULL))
		choose_by_letter(dialog, bytes, length);
}

static void dialog_click(struct screen *screen, int y, int x)
{
	struct dialog *dialog = screen->model;

	(void)x;
	if (y >= dialog->choices_y && y < dialog->choices_y + dialog->count)
		end(screen, y - dialog->choices_y);
}

static void dialog_free(struct screen *screen)
{
	struct dialog *dialog = screen->model;

	line_editor_clear(&dialog->line);
	text_free(dialog->first);
	text_free(dialog->second);
	g_free(dialog->fault);
	if (dialog->release != NULL)
		dialog->release(dialog->data);
	g_free(dialog);
}

static const struct screen_ops dialog_ops = {
	.contexts = dialog_contexts,
	.layout = dialog_layout,
	.draw = dialog_draw,
	.command = dialog_command,
	.text = dialog_text,
	.click = dialog_click,
	.free = dialog_free,
};

void dialog_open(struct tui *tui, const struct dialog_words *words, const char *line,
    int choice, dialog_done *done, void *data)
{
	dialog_open_freed(tui, words, line, choice, done, data, NULL);
}

void dialog_open_freed(struct tui *tui, const struct dialog_words *words, const char *line,
    int choice, dialog_done *done, void *data, void (*release)(void *data))
{
	struct dialog *dialog = g_new0(struct dialog, 1);

	dialog->title = words->title;
	dialog->text = words->text;
	dialog->label = words->label;
	dialog->first = g_strdup(words->first != NULL ? words->first : "");
	dialog->second = g_strdup(words->second != NULL ? words->second : "");
	if (words->fault != NULL)
		dialog->fault = g_memdup2(words->fault, sizeof(*words->fault));
	while (words->choices[dialog->count] != NULL) {
		dialog->choices[dialog->count] = words->choices[dialog->count];
		dialog->count++;
	}
	if (dialog->count == 0)
		dialog->choices[dialog->count++] = N_("OK");
	dialog->focus = choice;
	if (words->label != NULL) {
		line_editor_init(&dialog->line, line, words->line_most, false);
		dialog->focus = -1;
	}
	dialog->done = done;
	dialog->data = data;
	dialog->release = release;
	loop_push(tui, &dialog_ops, dialog);
}

void dialog_fault(struct tui *tui, const char *title, const struct fault *fault)
{
	struct dialog_words words = { .title = title, .fault = fault };

	dialog_open(tui, &words, NULL, 0, NULL, NULL);
}

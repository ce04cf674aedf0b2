/* SPDX-License-Identifier: EUPL-1.2 */
#include "why.h"

#include <glib.h>
#include <string.h>

#include "dialog.h"
#include "frame.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define REASON_MOST 1000 /* bytes */

static unsigned why_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_WHY;
}

static struct rect why_layout(struct screen *screen, int rows, int columns)
{
	struct why *why = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);

	pager_fit(&why->pager, parts.body.rows, parts.body.columns);
	return frame_whole(rows, columns);
}

static void why_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct why *why = screen->model;
	struct layout_frame parts = layout_frame(canvas->rows, canvas->columns);
	char *title = why_title(why);
	struct frame frame = { .title = title,
		.hint = _("+ met   - not met   ? not known   ! to check. "
		          "Enter overrides the finding in focus, with a reason.") };

	frame_draw(screen, canvas, &frame);
	pager_draw(&why->pager, canvas, parts.body, true);
	text_free(title);
}

static const struct finding *finding_in_focus(const struct why *why)
{
	int tag = pager_tag(&why->pager);

	return tag != PAGER_TEXT && tag < why->finding_count ? &why->finding[tag] : NULL;
}

static const char *condition_of(const struct why *why, const struct finding *finding)
{
	return rulebook_condition_name(desk_rulebook(why->tui->desk), finding->condition);
}

static void renew(struct why *why)
{
	int tag = pager_tag(&why->pager);

	desk_calculate(why->tui->desk, &why->opened->file, why->calculation);
	why_text(why);
	pager_focus_tag(&why->pager, tag);
}

/* First which answer, then the reason. */

static void override(struct why *why, enum override_answer answer, const char *reason)
{
	const struct finding *finding = finding_in_focus(why);
	struct fault fault = { 0 };

	if (finding == NULL)
		return;
	if (desk_case_override(why->opened, why_person(finding), condition_of(why, finding),
	        answer, reason, &fault) != 0)
		loop_say_fault(why->tui, &fault);
	else
		loop_say(why->tui, LOOK_NOTICE, _("Overridden; the reason is kept and printed"));
	renew(why);
}

static void ask_reason(struct why *why, dialog_done *done);

/* Without a reason the question stays: what was chosen before need not be chosen again. */
static void on_reason(struct why *why, enum override_answer answer, dialog_done *done,
    int choice, const char *line)
{
	if (choice != 0)
		return;
	if (line[strspn(line, " ")] != '\0') {
		override(why, answer, line);
		return;
	}
	ask_reason(why, done);
	loop_say(why->tui, LOOK_FAULT, _("Type a reason first; it is kept and printed"));
}

static void on_reason_met(struct tui *tui, void *data, int choice, const char *line)
{
	(void)tui;
	on_reason(data, OVERRIDE_MET, on_reason_met, choice, line);
}

static void on_reason_unmet(struct tui *tui, void *data, int choice, const char *line)
{
	(void)tui;
	on_reason(data, OVERRIDE_UNMET, on_reason_unmet, choice, line);
}

static void withdraw(struct why *why)
{
	const struct finding *finding = finding_in_focus(why);
	const struct override *present = finding ? why_override(why, finding) : NULL;

	if (present == NULL) {
		loop_say(why->tui, LOOK_NOTICE, _("This finding is not overridden"));
		return;
	}
	desk_case_remove_override(why->opened, present->person, condition_of(why, finding));
	renew(why);
	loop_say(why->tui, LOOK_NOTICE, _("The override is withdrawn"));
}

static void ask_reason(struct why *why, dialog_done *done)
{
	struct dialog_words words = {
		.title = N_("Override a finding"),
		.text = N_("This replaces what the rules find. The reason is kept in the log and "
		           "stands in the summary for the file."),
		.label = N_("Reason"),
		.line_most = REASON_MOST,
		.choices = { N_("Override"), N_("Leave it as it is"), NULL },
	};

	dialog_open(why->tui, &words, NULL, 0, done, why);
}

static void on_answer(struct tui *tui, void *data, int choice, const char *line)
{
	(void)tui;
	(void)line;
	if (choice == 0)
		ask_reason(data, on_reason_met);
	else if (choice == 1)
		ask_reason(data, on_reason_unmet);
	else if (choice == 2)
		withdraw(data);
}

static void ask_answer(struct why *why)
{
	const struct finding *finding = finding_in_focus(why);
	struct dialog_words words = {
		.title = N_("Override a finding"),
		.text = N_("%s: what must it count as?"),
		.choices = { N_("met"), N_("not met"), N_("Withdraw override"), NULL },
	};

	if (finding == NULL)
		return;
	words.first = finding_label(desk_rulebook(why->tui->desk), finding, why->tui->lang);
	if (why_override(why, finding) == NULL)
		words.choices[2] = NULL;
	dialog_open(why->tui, &words, NULL, 0, on_answer, why);
}

static bool why_command(struct screen *screen, enum command command)
{
	struct why *why = screen->model;

	switch (command) {
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	case COMMAND_ENTER:
		ask_answer(why);
		return true;
	case COMMAND_REMOVE:
		withdraw(why);
		return true;
	default:
		return pager_command(&why->pager, command);
	}
}

static void why_click(struct screen *screen, int y, int x)
{
	struct why *why = screen->model;

	if (!frame_click(screen, y, x))
		pager_click(&why->pager, y - 1);
}

static void why_reword(struct screen *screen)
{
	renew(screen->model);
}

static void why_free(struct screen *screen)
{
	struct why *why = screen->model;

	pager_clear(&why->pager);
	g_free(why->finding);
	g_free(why);
}

static const struct screen_ops why_ops = {
	.contexts = why_contexts,
	.layout = why_layout,
	.draw = why_draw,
	.command = why_command,
	.click = why_click,
	.reword = why_reword,
	.free = why_free,
};

void why_open(struct tui *tui, struct desk_case *opened,
    struct desk_calculation *calculation, const struct amount *amount)
{
	struct why *why = g_new0(struct why, 1);

	why->tui = tui;
	why->opened = opened;
	why->calculation = calculation;
	why->amount = *amount;
	why_text(why);
	loop_push(tui, &why_ops, why);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "opened.h"

#include <string.h>

#include <glib.h>

#include "internal.h"

/* --- steps --- */

static void wipe_value(struct value *value)
{
	if (value->text != NULL)
		explicit_bzero(value->text, strlen(value->text));
	value_clear(value);
}

static void step_clear(struct step *step)
{
	wipe_value(&step->before);
	wipe_value(&step->after);
	opened_free_version(step->whole_before);
	opened_free_version(step->whole_after);
	memset(step, 0, sizeof(*step));
}

/* What was undone cannot be done again once something else is done. */
static void forget_undone(struct steps *steps)
{
	while (steps->count > steps->done)
		step_clear(&steps->item[--steps->count]);
}

static struct step *push(struct steps *steps)
{
	struct step *step;

	forget_undone(steps);
	if (steps->count == steps->allocated) {
		steps->allocated = steps->allocated == 0 ? 32 : steps->allocated * 2;
		steps->item = g_renew(struct step, steps->item, steps->allocated);
	}
	step = &steps->item[steps->count++];
	steps->done = steps->count;
	memset(step, 0, sizeof(*step));
	return step;
}

/* Typing in one field is one step, however many keys it took. */
static struct step *same_field(struct steps *steps, enum fact_id fact, int person)
{
	struct step *last;

	if (steps->done == 0)
		return NULL;
	last = &steps->item[steps->done - 1];
	if (last->closed || last->fact != fact || last->person != person)
		return NULL;
	return last;
}

void steps_add_fact(struct steps *steps, enum fact_id fact, int person,
    const struct value *before, const struct value *after)
{
	struct step *step = same_field(steps, fact, person);

	if (step != NULL) {
		forget_undone(steps);
		wipe_value(&step->after);
		value_copy(&step->after, after);
		return;
	}
	step = push(steps);
	step->fact = fact;
	step->person = person;
	value_copy(&step->before, before);
	value_copy(&step->after, after);
}

void steps_add_whole(
    struct steps *steps, struct version *take_before, struct version *take_after)
{
	struct step *step = push(steps);

	step->fact = FACT_NONE;
	step->closed = true;
	step->whole_before = take_before;
	step->whole_after = take_after;
}

void steps_close(struct steps *steps)
{
	if (steps->done > 0)
		steps->item[steps->done - 1].closed = true;
}

void steps_clear(struct steps *steps)
{
	steps->done = 0;
	forget_undone(steps);
	g_free(steps->item);
	memset(steps, 0, sizeof(*steps));
}

/* --- back and forward --- */

static void apply(struct opened *opened, const struct step *step, bool forward,
    enum fact_id *ret_fact, int *ret_person)
{
	struct value *value;

	if (step->fact == FACT_NONE) {
		opened_put_version(
		    opened, forward ? step->whole_after : step->whole_before);
	} else {
		value = case_file_value(&opened->base.file, step->fact, step->person);
		if (value != NULL)
			value_copy(value, forward ? &step->after : &step->before);
	}
	if (ret_fact != NULL)
		*ret_fact = step->fact;
	if (ret_person != NULL)
		*ret_person = step->person;
}

int desk_case_undo(struct desk_case *base, enum fact_id *ret_fact, int *ret_person)
{
	struct opened *opened = opened_of(base);
	struct steps *steps = &opened->steps;

	if (steps->done == 0)
		return -1;
	steps_close(steps);
	apply(opened, &steps->item[--steps->done], false, ret_fact, ret_person);
	steps_close(steps);
	return 0;
}

int desk_case_redo(struct desk_case *base, enum fact_id *ret_fact, int *ret_person)
{
	struct opened *opened = opened_of(base);
	struct steps *steps = &opened->steps;

	if (steps->done == steps->count)
		return -1;
	apply(opened, &steps->item[steps->done++], true, ret_fact, ret_person);
	steps_close(steps);
	return 0;
}

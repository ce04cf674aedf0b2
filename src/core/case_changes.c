/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

struct change_list {
	struct change *item;
	size_t count;
	size_t allocated;
};

/* Takes over `before` and `after`. */
static struct change *add(struct change_list *list, enum change_kind kind,
    enum fact_id fact, int person, char *before, char *after)
{
	if (list->count == list->allocated) {
		list->allocated = list->allocated == 0 ? 16 : 2 * list->allocated;
		list->item = g_renew(struct change, list->item, list->allocated);
	}
	list->item[list->count] = (struct change){
		.fact = fact,
		.person = person,
		.kind = kind,
		.before = before,
		.after = after,
	};
	return &list->item[list->count++];
}

static void compare_fact(struct change_list *list, enum fact_id id, int person,
    const struct value *before, const struct value *after)
{
	static const struct value nothing;
	const struct fact *fact = fact_get(id);

	before = before != NULL ? before : &nothing;
	after = after != NULL ? after : &nothing;
	if (!value_equal(before, after))
		add(list, CHANGE_FACT, id, person, fact_word(fact, before),
		    fact_word(fact, after));
}

static char *name_of(const struct case_file *file, int person)
{
	return fact_word(
	    fact_get(FACT_NAME), case_file_value_const(file, FACT_NAME, person));
}

static void compare_person(struct change_list *list, const struct case_file *before,
    const struct case_file *after, int person)
{
	if (person > before->person_count)
		add(list, CHANGE_PERSON_ADDED, FACT_NONE, person, g_strdup(""),
		    name_of(after, person));
	if (person > after->person_count)
		add(list, CHANGE_PERSON_REMOVED, FACT_NONE, person,
		    name_of(before, person), g_strdup(""));
	for (int id = FACT_CASE_COUNT; id < FACT_COUNT; id++)
		compare_fact(list, (enum fact_id)id, person,
		    case_file_value_const(before, (enum fact_id)id, person),
		    case_file_value_const(after, (enum fact_id)id, person));
}

static const struct override *same_override(
    const struct case_file *file, const struct override *wanted)
{
	for (int i = 0; i < file->override_count; i++) {
		const struct override *override = &file->override[i];

		if (override->person == wanted->person &&
		    strcmp(override->condition, wanted->condition) == 0)
			return override;
	}
	return NULL;
}

static char *override_words(const struct override *override)
{
	if (override == NULL)
		return g_strdup("");
	return g_strdup_printf("%s: %s",
	    override->answer == OVERRIDE_MET ? "met" : "unmet", override->reason);
}

static void compare_override(
    struct change_list *list, const struct override *before, const struct override *after)
{
	const struct override *either = after != NULL ? after : before;
	struct change *change;

	if (before != NULL && after != NULL && before->answer == after->answer &&
	    strcmp(before->reason, after->reason) == 0)
		return;
	change = add(list, CHANGE_OVERRIDE, FACT_NONE, either->person,
	    override_words(before), override_words(after));
	g_strlcpy(change->condition, either->condition, sizeof change->condition);
}

size_t case_file_changes(
    const struct case_file *before, const struct case_file *after, struct change **ret)
{
	int persons = MAX(before->person_count, after->person_count);
	struct change_list list = { 0 };

	for (int id = 0; id < FACT_CASE_COUNT; id++)
		compare_fact(
		    &list, (enum fact_id)id, 0, &before->fact[id], &after->fact[id]);
	for (int person = 1; person <= persons; person++)
		compare_person(&list, before, after, person);
	for (int i = 0; i < before->override_count; i++)
		compare_override(&list, &before->override[i],
		    same_override(after, &before->override[i]));
	for (int i = 0; i < after->override_count; i++) {
		if (same_override(before, &after->override[i]) == NULL)
			compare_override(&list, NULL, &after->override[i]);
	}
	*ret = list.item;
	return list.count;
}

void change_list_free(struct change *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_free(list[i].before);
		text_free(list[i].after);
	}
	g_free(list);
}

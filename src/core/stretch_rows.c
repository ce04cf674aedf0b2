/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch_maker.h"

#include <string.h>

#include <glib.h>

static bool has_word(char **words, const char *word)
{
	return words != NULL && g_strv_contains((const char *const *)words, word);
}

enum answer stretch_country_answer(const struct condition_rule *rule,
    const struct country_list *list, size_t value)
{
	const char *word = list->values[value];

	if (has_word(rule->answer_words[ANSWER_UNMET], word))
		return ANSWER_UNMET;
	if (has_word(rule->answer_words[ANSWER_CHECK], word))
		return ANSWER_CHECK;
	if (rule->answer_words[ANSWER_MET] == NULL ||
	    has_word(rule->answer_words[ANSWER_MET], word))
		return ANSWER_MET;
	return ANSWER_UNMET;
}

/* Does this overlay speak through another condition, as jrs.overlay listens to
 * reintegration.overlay? */
static bool heard(const struct overlay_rule *overlay, const struct condition_rule *rule)
{
	return rule->test == TEST_OVERLAY && rule->overlay_of != NULL &&
	    strcmp(overlay->condition, rule->overlay_of) == 0;
}

const struct overlay_rule *stretch_overlay(const struct in_force *in_force,
    const struct condition_rule *rule, country_code code)
{
	for (size_t i = in_force->overlay_count; i > 0; i--) {
		const struct overlay_rule *overlay = in_force->overlay[i - 1];

		if (in_force_names(overlay->nationalities, code) &&
		    (strcmp(overlay->condition, rule->name) == 0 || heard(overlay, rule)))
			return overlay;
	}
	return NULL;
}

enum answer stretch_overlay_answer(const struct overlay_rule *overlay,
    const struct condition_rule *rule, day_number date)
{
	enum answer answer = date >= overlay->review ? ANSWER_CHECK : overlay->answer;

	if (answer == ANSWER_UNMET && rule->test == TEST_OVERLAY &&
	    (heard(overlay, rule) || rule->overlay_of == NULL || *rule->overlay_of == '\0'))
		return rule->overlay_unmet;
	return answer;
}

/* What a nationality makes of one rule.  False: it decides nothing. */
static bool row_answer(const struct stretch_maker *maker, const struct rule_bit *bit,
    size_t row, enum answer *ret)
{
	const struct country_table *countries = maker->countries;
	const struct condition_rule *rule = bit->rule;
	day_number date = bit->in_force->date;
	const struct overlay_rule *overlay =
	    stretch_overlay(bit->in_force, rule, countries->country[row].code);

	if (overlay != NULL) {
		*ret = stretch_overlay_answer(overlay, rule, date);
		return true;
	}
	*ret = ANSWER_MET;
	if (rule->test != TEST_COUNTRY)
		return rule->test == TEST_OVERLAY;
	*ret = bit->of_value[country_value_on(countries, bit->list, row, date)];
	return true;
}

static bool decided_by_row(const struct condition_rule *rule)
{
	return rule->test == TEST_COUNTRY || rule->test == TEST_OVERLAY;
}

static struct row_class class_of_row(const struct stretch_maker *maker, size_t row)
{
	struct row_class ret = { 0 };

	for (int i = 0; i < maker->stretch->rule_count; i++) {
		uint64_t bit = (uint64_t)1 << i;
		enum answer answer;

		if (!row_answer(maker, &maker->bit[i], row, &answer))
			continue;
		stretch_put(&ret.masks, bit, answer);
		if (!decided_by_row(maker->bit[i].rule))
			ret.replaced |= bit;
	}
	return ret;
}

/* One rule for somebody whose nationality is not known: what every nationality has in
 * common.  A rule that only some overlay touches is left to the facts, and what the
 * overlays say is kept beside it. */
static void put_unknown_row(const struct stretch_maker *maker, int index,
    struct row_class *class)
{
	struct stretch *stretch = maker->stretch;
	uint64_t bit = (uint64_t)1 << index;
	bool seen[4] = { false };
	bool left_to_facts =
	    maker->countries->count == 0 && !decided_by_row(maker->bit[index].rule);
	int answers = 0;
	enum answer last = ANSWER_UNKNOWN;

	for (size_t row = 0; row < maker->countries->count; row++) {
		enum answer answer;

		if (!row_answer(maker, &maker->bit[index], row, &answer)) {
			left_to_facts = true;
		} else if (!seen[answer]) {
			seen[answer] = true;
			last = answer;
			answers++;
		}
	}
	if (left_to_facts) {
		stretch->overlay_met |= seen[ANSWER_MET] ? bit : 0;
		stretch->overlay_unmet |= seen[ANSWER_UNMET] ? bit : 0;
		stretch->overlay_check |= seen[ANSWER_CHECK] ? bit : 0;
		return;
	}
	if (!decided_by_row(maker->bit[index].rule))
		class->replaced |= bit;
	stretch_put(&class->masks, bit, answers == 1 ? last : ANSWER_UNKNOWN);
}

static int find_class(struct stretch *stretch, const struct row_class *class)
{
	size_t at = UNKNOWN_CLASS + 1;

	while (at < stretch->row_class_count &&
	    memcmp(&stretch->row_class[at], class, sizeof(*class)) != 0)
		at++;
	if (at == ROW_CLASSES_MAX)
		return -1;
	if (at == stretch->row_class_count)
		stretch->row_class[stretch->row_class_count++] = *class;
	return (int)at;
}

int stretch_rows_fill(struct stretch_maker *maker)
{
	struct stretch *stretch = maker->stretch;

	stretch->row_class = g_new0(struct row_class, ROW_CLASSES_MAX);
	stretch->row_class_count = UNKNOWN_CLASS + 1;
	for (int i = 0; i < stretch->rule_count; i++)
		put_unknown_row(maker, i, &stretch->row_class[UNKNOWN_CLASS]);
	for (size_t row = 0; row < maker->countries->count; row++) {
		struct row_class class = class_of_row(maker, row);
		int at = find_class(stretch, &class);

		if (at < 0)
			return stretch_too_many(maker, "classes of nationalities",
			    ROW_CLASSES_MAX);
		stretch->row_class_of[row] = (uint8_t)at;
	}
	stretch->row_class_of[COUNTRY_UNKNOWN_ROW] = UNKNOWN_CLASS;
	return 0;
}

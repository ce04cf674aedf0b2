/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch_maker.h"

#include <string.h>

#include <glib.h>

#define ANSWER_COUNT (ANSWER_CHECK + 1)

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

uint64_t stretch_overlays(
    const struct in_force *in_force, const struct condition_rule *rule)
{
	uint64_t ret = 0;

	for (size_t i = 0; i < in_force->overlay_count; i++) {
		const struct overlay_rule *overlay = in_force->overlay[i];

		if (strcmp(overlay->condition, rule->name) == 0 || heard(overlay, rule))
			ret |= (uint64_t)1 << i;
	}
	return ret;
}

/* The last of these overlays that names a nationality. */
static const struct overlay_rule *last_naming(
    const struct in_force *in_force, uint64_t overlays, country_code code)
{
	for (size_t i = in_force->overlay_count; overlays != 0 && i > 0; i--) {
		const struct overlay_rule *overlay = in_force->overlay[i - 1];

		if (overlays >> (i - 1) & 1 && in_force_names(overlay->nationalities, code))
			return overlay;
	}
	return NULL;
}

const struct overlay_rule *stretch_overlay(const struct in_force *in_force,
    const struct condition_rule *rule, country_code code)
{
	return last_naming(in_force, stretch_overlays(in_force, rule), code);
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
	    last_naming(bit->in_force, bit->overlays, countries->country[row].code);

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

/* One rule for every nationality, in the class of each; *ret_seen is which answers there
 * are.  Returns whether it decides for all of them. */
static bool put_rows(const struct stretch_maker *maker, int index, struct row_class *of_row,
    bool ret_seen[ANSWER_COUNT])
{
	uint64_t bit = (uint64_t)1 << index;
	uint64_t replaced = decided_by_row(maker->bit[index].rule) ? 0 : bit;
	bool all = true;

	for (size_t row = 0; row < maker->countries->count; row++) {
		enum answer answer;

		if (!row_answer(maker, &maker->bit[index], row, &answer)) {
			all = false;
			continue;
		}
		stretch_put(&of_row[row].masks, bit, answer);
		of_row[row].replaced |= replaced;
		ret_seen[answer] = true;
	}
	return all;
}

/* One rule for somebody whose nationality is not known: what every nationality has in
 * common.  A rule that only some overlay touches is left to the facts, and what the
 * overlays say is kept beside it. */
static void put_unknown_row(const struct stretch_maker *maker, int index, bool left_to_facts,
    const bool seen[ANSWER_COUNT])
{
	struct stretch *stretch = maker->stretch;
	struct row_class *class = &stretch->row_class[UNKNOWN_CLASS];
	uint64_t bit = (uint64_t)1 << index;
	int answers = 0;
	enum answer last = ANSWER_UNKNOWN;

	if (left_to_facts) {
		stretch->overlay_met |= seen[ANSWER_MET] ? bit : 0;
		stretch->overlay_unmet |= seen[ANSWER_UNMET] ? bit : 0;
		stretch->overlay_check |= seen[ANSWER_CHECK] ? bit : 0;
		return;
	}
	for (int answer = 0; answer < ANSWER_COUNT; answer++) {
		answers += seen[answer];
		last = seen[answer] ? (enum answer)answer : last;
	}
	if (!decided_by_row(maker->bit[index].rule))
		class->replaced |= bit;
	stretch_put(&class->masks, bit, answers == 1 ? last : ANSWER_UNKNOWN);
}

static void put_rule(const struct stretch_maker *maker, int index, struct row_class *of_row)
{
	bool by_row = decided_by_row(maker->bit[index].rule);
	bool seen[ANSWER_COUNT] = { false };
	bool all = by_row;

	/* Most rules look at facts, and no nationality changes that. */
	if (by_row || (maker->bit[index].overlays != 0 && maker->countries->count > 0))
		all = put_rows(maker, index, of_row, seen);
	put_unknown_row(maker, index, !all, seen);
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
	struct row_class of_row[COUNTRIES_MAX] = { 0 };

	stretch->row_class = g_new0(struct row_class, ROW_CLASSES_MAX);
	stretch->row_class_count = UNKNOWN_CLASS + 1;
	for (int i = 0; i < stretch->rule_count; i++)
		put_rule(maker, i, of_row);
	for (size_t row = 0; row < maker->countries->count; row++) {
		int at = find_class(stretch, &of_row[row]);

		if (at < 0)
			return stretch_too_many(maker, "classes of nationalities",
			    ROW_CLASSES_MAX);
		stretch->row_class_of[row] = (uint8_t)at;
	}
	stretch->row_class_of[COUNTRY_UNKNOWN_ROW] = UNKNOWN_CLASS;
	return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch_maker.h"

#include <string.h>

#include <glib.h>

#include "household_field.h"

void stretch_put(struct masks *masks, uint64_t rules, enum answer answer)
{
	switch (answer) {
	case ANSWER_MET:
		break;
	case ANSWER_UNMET:
		masks->unmet |= rules;
		break;
	case ANSWER_UNKNOWN:
		masks->unknown |= rules;
		break;
	case ANSWER_CHECK:
		masks->check |= rules;
		break;
	}
}

static bool same_text(const char *one, const char *other)
{
	return g_strcmp0(one ? one : "", other ? other : "") == 0;
}

static bool same_words(char **one, char **other)
{
	if (one == NULL || other == NULL)
		return one == other;
	return g_strv_equal((const char *const *)one, (const char *const *)other);
}

/* Do two sections test the same, whatever they are called and where they come from? */
static bool same_test(const struct condition_rule *one, const struct condition_rule *other)
{
	if (one == other)
		return true;
	if (one->test != other->test || one->fact != other->fact ||
	    one->answer != other->answer || one->after != other->after ||
	    one->before != other->before || one->years != other->years ||
	    one->since != other->since || one->overlay_unmet != other->overlay_unmet ||
	    !same_text(one->list, other->list) ||
	    !same_text(one->overlay_of, other->overlay_of) ||
	    memcmp(one->by_value, other->by_value, sizeof(one->by_value)) != 0 ||
	    memcmp(one->softened_by, other->softened_by, sizeof(one->softened_by)) != 0)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(one->answer_words); i++)
		if (!same_words(one->answer_words[i], other->answer_words[i]))
			return false;
	return true;
}

static bool same_overlays(const struct in_force *one, const struct in_force *other)
{
	return one->overlay_count == other->overlay_count &&
	    memcmp(one->overlay, other->overlay,
		one->overlay_count * sizeof(one->overlay[0])) == 0;
}

static void read_list(const struct country_table *countries, struct rule_bit *bit)
{
	const struct country_list *list;

	bit->list = country_list_find(countries, bit->rule->list);
	if (bit->list < 0)
		return; /* a table without countries has no row to ask about either */
	list = &countries->list[bit->list];
	for (size_t i = 0; i < list->value_count; i++)
		bit->of_value[i] = stretch_country_answer(bit->rule, list, i);
}

/* The bit of a condition of a package: an equal one of an earlier package, or new. */
static int find_bit(struct stretch_maker *maker, const struct in_force *in_force,
    const struct condition_rule *rule, int condition)
{
	struct stretch *stretch = maker->stretch;
	int bit;

	for (bit = 0; bit < stretch->rule_count; bit++)
		if (maker->bit[bit].condition == condition &&
		    same_test(maker->bit[bit].rule, rule) &&
		    same_overlays(maker->bit[bit].in_force, in_force))
			return bit;
	if (bit == RULES_MAX)
		return -1;
	maker->bit[bit] = (struct rule_bit){ .condition = condition,
		.rule = rule,
		.in_force = in_force,
		.overlays = stretch_overlays(in_force, rule) };
	if (rule->test == TEST_COUNTRY)
		read_list(maker->countries, &maker->bit[bit]);
	stretch->rules_of[condition] |= (uint64_t)1 << bit;
	stretch->all_rules |= (uint64_t)1 << bit;
	stretch->rule_count++;
	return bit;
}

/* A condition without a rule in this period is met, but an override or an overlay of it
 * counts all the same: so it has a bit, and a rule that says met. */
static const struct condition_rule *stand_in(struct stretch_maker *maker, size_t condition)
{
	struct condition_rule *rule = &maker->stand_in[condition];

	rule->name = (char *)(uintptr_t)maker->names->condition[condition]; /* only read */
	rule->test = TEST_ALWAYS;
	rule->answer = ANSWER_MET;
	rule->fact = FACT_NONE;
	rule->since = FACT_NONE;
	rule->softened_by[0] = FACT_NONE;
	return rule;
}

static int give_bits(struct stretch_maker *maker)
{
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct in_force *in_force = &maker->stretch->in_force[package];

		for (size_t i = 0; i < maker->names->condition_count; i++) {
			const struct condition_rule *rule = in_force->condition[i];
			int bit = -1;

			if (in_force->exists[i]) {
				bit = find_bit(maker, in_force,
				    rule != NULL ? rule : stand_in(maker, i), (int)i);
				if (bit < 0)
					return stretch_too_many(maker, "conditions", RULES_MAX);
			}
			maker->stretch->condition[package][i].exists = in_force->exists[i];
			maker->stretch->condition[package][i].rule = rule;
			maker->stretch->condition[package][i].bit = (int8_t)bit;
		}
	}
	return 0;
}

static struct fact_table *find_table(struct stretch *stretch,
    const struct household_field *field)
{
	struct fact_table *table = field->of_member ? stretch->member_table : stretch->case_table;
	size_t *count =
	    field->of_member ? &stretch->member_table_count : &stretch->case_table_count;

	for (size_t i = 0; i < *count; i++)
		if (table[i].offset == field->offset)
			return &table[i];
	table[*count].offset = field->offset;
	return &table[(*count)++];
}

/* Not answered: the default, or unknown unless every answer comes to the same. */
static enum answer absent_answer(const struct fact *fact, const struct condition_rule *rule)
{
	if (fact->absent == FACT_ABSENT_DEFAULT)
		return rule->by_value[fact->absent_number];
	for (int i = 1; i < household_value_count(fact); i++)
		if (rule->by_value[i] != rule->by_value[0])
			return ANSWER_UNKNOWN;
	return rule->by_value[0];
}

static void fill_fact(struct stretch *stretch, const struct condition_rule *rule, uint64_t bit)
{
	const struct fact *fact = fact_get(rule->fact);
	const struct household_field *field = household_field_find(rule->fact);
	struct fact_table *table = find_table(stretch, field);

	stretch_put(&table->of[HOUSEHOLD_UNANSWERED], bit, absent_answer(fact, rule));
	for (int i = 0; i < household_value_count(fact); i++)
		stretch_put(&table->of[1 + i], bit, rule->by_value[i]);
	if (rule->years > 0) {
		struct lapse *lapse = &stretch->lapse[stretch->lapse_count++];

		lapse->rule = bit;
		lapse->offset = field->offset;
		lapse->since_offset = household_field_find(rule->since)->offset;
		lapse->years = rule->years;
		stretch_put(&lapse->otherwise, bit, rule->by_value[0]);
	}
}

static void fill_day(struct stretch *stretch, const struct condition_rule *rule, uint64_t bit)
{
	const struct household_field *field = household_field_find(rule->fact);
	struct day_test *test = &stretch->day_test[stretch->day_test_count++];

	test->of_member = field->of_member;
	test->offset = field->offset;
	test->after = rule->after;
	test->before = rule->before;
	stretch_put(&test->masks, bit, rule->answer);
}

static void fill_softeners(struct stretch *stretch, const struct condition_rule *rule,
    uint64_t bit)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rule->softened_by); i++) {
		uint8_t offset;
		size_t at = 0;

		if (rule->softened_by[i] == FACT_NONE)
			return;
		offset = household_field_find(rule->softened_by[i])->offset;
		while (at < stretch->softener_count && stretch->softener[at].offset != offset)
			at++;
		if (at == stretch->softener_count)
			stretch->softener[stretch->softener_count++].offset = offset;
		stretch->softener[at].rules |= bit;
	}
}

int stretch_rules_fill(struct stretch_maker *maker)
{
	struct stretch *stretch = maker->stretch;

	if (give_bits(maker) < 0)
		return -1;
	stretch->case_table = g_new0(struct fact_table, FACT_TABLES_MAX);
	stretch->member_table = g_new0(struct fact_table, FACT_TABLES_MAX);
	stretch->softener = g_new0(struct softener, FACT_TABLES_MAX);
	stretch->lapse = g_new0(struct lapse, RULES_MAX);
	stretch->day_test = g_new0(struct day_test, RULES_MAX);
	for (int i = 0; i < stretch->rule_count; i++) {
		const struct condition_rule *rule = maker->bit[i].rule;
		uint64_t bit = (uint64_t)1 << i;

		if (rule->test == TEST_ALWAYS)
			stretch_put(&stretch->always, bit, rule->answer);
		else if (rule->test == TEST_FACT)
			fill_fact(stretch, rule, bit);
		else if (rule->test == TEST_FACT_DATE)
			fill_day(stretch, rule, bit);
		fill_softeners(stretch, rule, bit);
	}
	return 0;
}

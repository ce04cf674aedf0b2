/* SPDX-License-Identifier: EUPL-1.2 */
#include "spread_store.h"

#include <string.h>

#include <glib.h>

#include "household_field.h"
#include "rulebook_parts.h"

#define EVERY_TARIFF  63u
#define EVERY_PACKAGE ((1 << PACKAGE_COUNT) - 1)

/* The same answers to the conditions give the same amounts. */
static bool pays_alike(const struct stretch *one, const struct stretch *other)
{
	if (memcmp(one->schedule, other->schedule, sizeof(one->schedule)) != 0 ||
	    one->section_count != other->section_count ||
	    one->tariff_count != other->tariff_count)
		return false;
	for (int i = 0; i < one->section_count; i++)
		if (one->section[i].choice != other->section[i].choice)
			return false;
	return true;
}

static uint16_t *find_like(const struct rulebook *rulebook)
{
	uint16_t *ret = g_new(uint16_t, rulebook->stretch_count);

	for (size_t i = 0; i < rulebook->stretch_count; i++) {
		size_t first = 0;

		while (!pays_alike(&rulebook->stretch[first], &rulebook->stretch[i]))
			first++;
		ret[i] = (uint16_t)first;
	}
	return ret;
}

struct spread_store *spread_store_new(const struct rulebook *rulebook)
{
	struct spread_store *store = g_new0(struct spread_store, 1);

	store->rulebook = rulebook;
	store->spread = g_new0(struct stored_spread, STORED_SPREADS);
	store->totals = g_new0(struct stored_totals, STORED_TOTALS);
	store->asked = g_new0(struct asked *, rulebook->stretch_count);
	store->like = find_like(rulebook);
	return store;
}

void spread_store_free(struct spread_store *store)
{
	if (store == NULL)
		return;
	for (size_t i = 0; i < store->rulebook->stretch_count; i++)
		g_free(store->asked[i]);
	g_free(store->asked);
	g_free(store->like);
	g_free(store->spread);
	g_free(store->totals);
	g_free(store);
}

person_key spread_store_key(const struct spread_store *store,
    const struct stretch *stretch, enum departure_kind kind,
    const struct openness *openness, unsigned needs)
{
	/* A person has one tariff, or without a known nationality any. */
	unsigned tariff = completion_single(openness->tariffs)
			      ? (unsigned)__builtin_ctz(openness->tariffs)
			      : EVERY_TARIFF;
	person_key ret = store->like[stretch - store->rulebook->stretch] + 1u;

	ret = ret << 2 | kind;
	ret = ret << 6 | tariff;
	ret = ret << PROFILE_COUNT | openness->profiles;
	ret = ret << SECTIONS_MAX | (openness->satisfied & needs);
	return ret << SECTIONS_MAX | (openness->open & needs);
}

static size_t place_of(uint64_t key, size_t places)
{
	return (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (places - 1);
}

struct stored_spread *spread_store_spread(struct spread_store *store, person_key person,
    uint64_t moved, uint8_t route, enum package package)
{
	uint64_t apart = moved << 4 ^ (uint64_t)(route << 2 | package);

	return &store->spread[place_of(
	    person ^ apart * UINT64_C(0xff51afd7ed558ccd), STORED_SPREADS)];
}

void stored_spread_put(struct stored_spread *row, const struct spread *spread)
{
	row->count = 0;
	row->missing = spread->missing;
	for (int i = 0; i < SPREAD_COUNT; i++) {
		if (spread->min[i] == 0 && spread->max[i] == 0)
			continue;
		if (row->count == STORED_PARTS || spread->min[i] < INT32_MIN ||
		    spread->max[i] > INT32_MAX) {
			row->person = 0;
			return;
		}
		row->of[row->count] = (uint8_t)i;
		row->min[row->count] = (int32_t)spread->min[i];
		row->max[row->count++] = (int32_t)spread->max[i];
	}
}

struct stored_totals *spread_store_totals(struct spread_store *store, person_key person)
{
	return &store->totals[place_of(person, STORED_TOTALS)];
}

/* --- what is asked --- */

static const struct fact_table *find_table(
    const struct stretch *stretch, const struct household_field *field)
{
	const struct fact_table *table =
	    field->of_member ? stretch->member_table : stretch->case_table;
	size_t count =
	    field->of_member ? stretch->member_table_count : stretch->case_table_count;

	for (size_t i = 0; i < count; i++)
		if (table[i].offset == field->offset)
			return &table[i];
	return NULL;
}

/* Rules that are decided by anything but the answers of this table. */
static uint64_t rules_beside(
    const struct stretch *stretch, const struct fact_table *table)
{
	uint64_t ret = masks_rules(&stretch->always);

	for (size_t i = 0; i < stretch->case_table_count; i++)
		if (&stretch->case_table[i] != table)
			ret |= fact_table_rules(&stretch->case_table[i]);
	for (size_t i = 0; i < stretch->member_table_count; i++)
		if (&stretch->member_table[i] != table)
			ret |= fact_table_rules(&stretch->member_table[i]);
	for (size_t i = 0; i < stretch->day_test_count; i++)
		ret |= masks_rules(&stretch->day_test[i].masks);
	for (size_t i = 0; i < stretch->lapse_count; i++)
		ret |= stretch->lapse[i].rule | masks_rules(&stretch->lapse[i].otherwise);
	return ret;
}

static bool softens(const struct stretch *stretch, const struct household_field *field)
{
	for (size_t i = 0; field->of_member && i < stretch->softener_count; i++)
		if (stretch->softener[i].offset == field->offset)
			return true;
	return false;
}

static package_mask packages_of(const struct stretch *stretch, enum fact_id fact)
{
	package_mask ret = 0;

	if (fact == FACT_DEPARTURE_KIND || fact == FACT_OWN_APPLICATION)
		return EVERY_PACKAGE;
	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (stretch->facts[package] >> fact & 1)
			ret |= (package_mask)(1 << package);
	return ret;
}

static unsigned sections_of(const struct stretch *stretch, uint64_t rules)
{
	unsigned ret = 0;

	for (int i = 0; i < stretch->section_count; i++)
		if (stretch->section[i].rules & rules)
			ret |= 1u << i;
	return ret;
}

/* False when neither a rule looks at it nor who somebody is for the amounts. */
static bool describe(
    const struct stretch *stretch, const struct fact *fact, struct asked_fact *ret)
{
	const struct household_field *field = household_field_find(fact->id);

	*ret = (struct asked_fact){ .fact = fact->id,
		.of_member = true,
		.packages = EVERY_PACKAGE,
		.sections = EVERY_SECTION };
	if (fact->id == FACT_BORN_ON || fact->id == FACT_NATIONALITY)
		return true;
	if (field == NULL || !household_field_asked(field))
		return false;
	ret->offset = field->offset;
	ret->values = (uint8_t)household_value_count(fact);
	ret->of_member = field->of_member;
	ret->table = find_table(stretch, field);
	ret->rules = ret->table != NULL ? fact_table_rules(ret->table) : 0;
	ret->shared =
	    softens(stretch, field) || ret->rules & rules_beside(stretch, ret->table);
	ret->packages = packages_of(stretch, fact->id);
	if (ret->table != NULL && !ret->shared && fact->id != FACT_DEPARTURE_KIND &&
	    fact->id != FACT_OWN_APPLICATION)
		ret->sections = sections_of(stretch, ret->rules);
	return ret->packages != 0;
}

static void list_facts(const struct stretch *stretch, struct asked *ret)
{
	for (int id = 0; id < FACT_COUNT && ret->fact_count < ASKED_MAX; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (fact->absent == FACT_ABSENT_UNKNOWN &&
		    describe(stretch, fact, &ret->fact[ret->fact_count]))
			ret->fact_count++;
	}
}

static void list_rows(
    const struct rulebook *rulebook, const struct stretch *stretch, struct asked *ret)
{
	bool listed[ROW_CLASSES_MAX + 1][TARIFFS_MAX] = { 0 };

	for (size_t row = 0; row < rulebook->countries->count; row++) {
		bool *done = &listed[stretch->row_class_of[row]][stretch->tariff_of[row]];

		if (!*done)
			ret->row[ret->row_count++] = (uint16_t)row;
		*done = true;
	}
}

const struct asked *spread_store_asked(
    struct spread_store *store, const struct stretch *stretch)
{
	struct asked **asked = &store->asked[stretch - store->rulebook->stretch];

	if (*asked == NULL) {
		*asked = g_new0(struct asked, 1);
		list_facts(stretch, *asked);
		list_rows(store->rulebook, stretch, *asked);
	}
	return *asked;
}

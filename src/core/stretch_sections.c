/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch_maker.h"

#include <string.h>

#include <glib.h>

#define CHOICES_MAX 64

/* While sections are being found. */
struct finder {
	struct stretch_maker *maker;
	const char *choice[CHOICES_MAX]; /* a group, or one condition */
	size_t choice_count;
	bool full;
};

static uint8_t find_choice(struct finder *finder, const char *name)
{
	size_t at = 0;

	while (at < finder->choice_count && strcmp(finder->choice[at], name) != 0)
		at++;
	if (at == CHOICES_MAX) {
		finder->full = true;
		return 0;
	}
	if (at == finder->choice_count)
		finder->choice[finder->choice_count++] = name;
	return (uint8_t)at;
}

/* The section of these rules as a set of one; no rules need no section. */
static uint8_t find_section(struct finder *finder, const char *name, uint64_t rules)
{
	struct stretch *stretch = finder->maker->stretch;
	uint8_t choice;
	int at = 0;

	if (rules == 0)
		return 0;
	choice = find_choice(finder, name);
	while (at < stretch->section_count &&
	    (stretch->section[at].choice != choice || stretch->section[at].rules != rules))
		at++;
	if (at == SECTIONS_MAX) {
		finder->full = true;
		return 0;
	}
	if (at == stretch->section_count) {
		for (int i = 0; i < at; i++)
			stretch->choices_shared |= stretch->section[i].choice == choice;
		stretch->section[stretch->section_count++] = (struct section){ rules, choice };
	}
	return (uint8_t)(1 << at);
}

static bool restricted(const struct condition_rule *rule)
{
	return rule != NULL && rule->counts_for != NULL;
}

/* The conditions of a group that count for everything that needs it. */
static uint8_t find_group(struct finder *finder, int package, const char *group,
    uint64_t *rests_on)
{
	const struct stretch *stretch = finder->maker->stretch;
	const struct rule_names *names = finder->maker->names;
	uint64_t rules = 0;

	for (size_t i = 0; i < names->condition_count; i++) {
		int bit = stretch->condition[package][i].bit;

		if (!stretch->condition[package][i].exists ||
		    restricted(stretch->condition[package][i].rule) ||
		    !rule_names_in_group(names->condition[i], group))
			continue;
		*rests_on |= (uint64_t)1 << i;
		rules |= bit >= 0 ? (uint64_t)1 << bit : 0;
	}
	return find_section(finder, group, rules);
}

/* The conditions that count for this component by name. */
static uint8_t find_restricted(struct finder *finder, int package, const char *component,
    uint64_t *rests_on)
{
	const struct stretch *stretch = finder->maker->stretch;
	const struct rule_names *names = finder->maker->names;
	uint8_t ret = 0;

	for (size_t i = 0; i < names->condition_count; i++) {
		const struct condition_rule *rule = stretch->condition[package][i].rule;

		if (!restricted(rule) ||
		    !g_strv_contains((const char *const *)rule->counts_for, component))
			continue;
		*rests_on |= (uint64_t)1 << i;
		ret |= find_section(finder, names->condition[i],
		    (uint64_t)1 << stretch->condition[package][i].bit);
	}
	return ret;
}

static void find_needs(struct finder *finder, enum departure_kind kind,
    uint8_t ret[PACKAGE_COUNT][RULEBOOK_COMPONENTS_MAX])
{
	struct stretch *stretch = finder->maker->stretch;

	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (size_t i = 0; i < finder->maker->names->component_count; i++) {
			const struct component_rule *rule =
			    stretch->in_force[package].component[i][kind];
			uint64_t *rests_on = &stretch->rests_on[package][kind][i];

			ret[package][i] = 0;
			if (rule == NULL)
				continue;
			for (char **group = rule->needs; group && *group; group++)
				ret[package][i] |=
				    find_group(finder, package, *group, rests_on);
			ret[package][i] |=
			    find_restricted(finder, package, rule->name, rests_on);
		}
}

static void tariff_of_row(const struct stretch *stretch, country_code code,
    uint64_t ret[PACKAGE_COUNT])
{
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct in_force *in_force = &stretch->in_force[package];

		ret[package] = 0;
		for (size_t i = 0; i < in_force->amount_count; i++)
			if (in_force_names(in_force->amount[i]->nationalities, code))
				ret[package] |= (uint64_t)1 << i;
	}
}

static int find_tariffs(struct stretch_maker *maker, uint64_t ret[][PACKAGE_COUNT])
{
	struct stretch *stretch = maker->stretch;

	for (size_t row = 0; row < maker->countries->count; row++) {
		uint64_t *tariff = ret[stretch->tariff_count];
		size_t at = 0;

		/* One more than fits is room for the row that is being looked at. */
		tariff_of_row(stretch, maker->countries->country[row].code, tariff);
		while (memcmp(ret[at], tariff, sizeof(ret[at])) != 0)
			at++;
		if (at == TARIFFS_MAX)
			return stretch_too_many(maker, "amounts by nationality", TARIFFS_MAX);
		if (at == stretch->tariff_count)
			stretch->tariff_count++;
		stretch->tariff_of[row] = (uint8_t)at;
	}
	if (stretch->tariff_count == 0) {
		tariff_of_row(stretch, COUNTRY_NONE, ret[0]);
		stretch->tariff_count = 1;
	}
	return 0;
}

int stretch_sections_fill(struct stretch_maker *maker)
{
	struct stretch *stretch = maker->stretch;
	struct finder finder = { .maker = maker };
	uint8_t needs[DEPARTURE_KIND_COUNT][PACKAGE_COUNT][RULEBOOK_COMPONENTS_MAX];
	uint64_t amounts_of_tariff[TARIFFS_MAX + 1][PACKAGE_COUNT];

	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
		find_needs(&finder, kind, needs[kind]);
	if (finder.full)
		return stretch_too_many(maker, "groups of conditions", SECTIONS_MAX);
	if (find_tariffs(maker, amounts_of_tariff) < 0)
		return -1;
	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++) {
		struct schedule_source source = {
			.in_force = stretch->in_force,
			.names = maker->names,
			.kind = (enum departure_kind)kind,
			.needs = (const uint8_t(*)[RULEBOOK_COMPONENTS_MAX])needs[kind],
			.section_count = stretch->section_count,
			.amounts_of_tariff = (const uint64_t(*)[PACKAGE_COUNT])amounts_of_tariff,
			.tariff_count = stretch->tariff_count,
		};

		stretch->schedule[kind] = schedule_make(&source, maker->store);
	}
	return 0;
}

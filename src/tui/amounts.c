/* SPDX-License-Identifier: EUPL-1.2 */
#include "amounts.h"

#include <glib.h>
#include <string.h>

#include "words.h"

static bool is_part(const struct line *line, const struct amount *amount)
{
	return (amount->person == 0 || line->person == amount->person) &&
	    (amount->phase == AMOUNTS_ALL || line->phase == amount->phase) &&
	    (amount->component == AMOUNTS_ALL || line->component == amount->component);
}

bool amounts_has_phase(const struct assessment *assessment, enum package package,
    enum phase phase)
{
	const struct package_result *result = &assessment->package[package];

	for (int i = 0; i < result->line_count; i++) {
		if (result->line[i].phase == phase)
			return true;
	}
	for (size_t i = 0; i < result->policy->component_count; i++) {
		if (result->policy->component[i].phase == phase)
			return true;
	}
	return false;
}

static bool has_component(const struct rulebook *rulebook, const struct policy *policy,
    int component)
{
	const char *name = rulebook_component_name(rulebook, component);

	for (size_t i = 0; i < policy->component_count; i++) {
		if (strcmp(policy->component[i].name, name) == 0)
			return true;
	}
	return false;
}

struct sum amounts_sum(const struct rulebook *rulebook,
    const struct assessment *assessment, const struct amount *amount, bool *ret_there)
{
	const struct package_result *result = &assessment->package[amount->package];
	struct sum sum = { 0 };

	*ret_there = amount->phase == AMOUNTS_ALL ||
	    amounts_has_phase(assessment, amount->package, (enum phase)amount->phase);
	if (amount->component != AMOUNTS_ALL)
		*ret_there = *ret_there && has_component(rulebook, result->policy, amount->component);
	/* Sums over joint completions are narrower than those of their lines. */
	if (amount->component == AMOUNTS_ALL && amount->phase == AMOUNTS_ALL)
		return amount->person == 0 ? result->total :
		                             result->by_person[amount->person - 1];
	if (amount->component == AMOUNTS_ALL && amount->person == 0)
		return result->by_phase[amount->phase];
	for (int i = 0; i < result->line_count; i++) {
		if (!is_part(&result->line[i], amount))
			continue;
		sum.range.min += result->line[i].range.min;
		sum.range.max += result->line[i].range.max;
		sum.incomplete = sum.incomplete || !result->line[i].stated;
	}
	return sum;
}

static char *in_words(char ret[MONEY_TEXT * 2], const struct sum *sum, enum lang lang,
    enum money_style style)
{
	char text[MONEY_TEXT];

	if (sum->incomplete && sum->range.max == 0 && sum->range.min == 0) {
		g_strlcpy(ret, _("not stated"), MONEY_TEXT * 2);
		return ret;
	}
	money_format_range(text, sum->range, lang, style);
	g_snprintf(ret, MONEY_TEXT * 2, sum->incomplete ? "%s +" : "%s", text);
	return ret;
}

char *amounts_column(char ret[MONEY_TEXT * 2], const struct sum *sum, enum lang lang)
{
	return in_words(ret, sum, lang, MONEY_COLUMN);
}

char *amounts_sentence(char ret[MONEY_TEXT * 2], const struct sum *sum, enum lang lang)
{
	return in_words(ret, sum, lang, MONEY_SHORT);
}

enum package amounts_package(const struct assessment *assessment)
{
	return assessment->applies < APPLIES_NONE ? (enum package)assessment->applies :
	                                            PACKAGE_JRS;
}

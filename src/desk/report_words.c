/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_words.h"

#include <glib.h>

#include "internal.h"

const struct report_part report_parts[REPORT_PARTS] = {
	{ "payers", N_("Who pays"), SPREAD_PAYERS, PAYER_SETS },
	{ "phases", N_("When"), SPREAD_PHASE, PHASE_COUNT },
	{ "forms", N_("How"), SPREAD_FORM, FORM_COUNT },
};

static const char *payers_word(int payers, char ret[REPORT_WORD_MAX])
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };

	if (payers == PAYER_NOT_STATED)
		return payer_name(PAYER_NOT_STATED);
	ret[0] = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		if (!(payers & all[i]))
			continue;
		g_strlcat(ret, ret[0] != '\0' ? "+" : "", REPORT_WORD_MAX);
		g_strlcat(ret, payer_name(all[i]), REPORT_WORD_MAX);
	}
	return ret;
}

const char *report_part_word(
    const struct report_part *part, int index, char ret[REPORT_WORD_MAX])
{
	switch (part->first) {
	case SPREAD_PAYERS:
		return payers_word(index, ret);
	case SPREAD_PHASE:
		return phase_name((enum phase)index);
	default:
		return form_name((enum form)index);
	}
}

const char *report_cause_word(int cause)
{
	if (cause == WHAT_IF_CHECK)
		return "check";
	if (cause == WHAT_IF_TOGETHER)
		return "together";
	return fact_get((enum fact_id)cause)->key;
}

bool report_part_used(const struct what_if *what_if, int of)
{
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		const struct spread *spread = &what_if->spread[side];

		if (spread->max[of] != 0 || spread->missing >> of & 1)
			return true;
	}
	return false;
}

struct sum report_sum(const struct spread *spread, int of)
{
	return (struct sum){
		.range = { spread->min[of], spread->max[of] },
		.incomplete = spread->missing >> of & 1,
	};
}

size_t report_rows(const struct desk *desk, const struct what_if *what_if,
    enum report_group_by by, struct what_if_row ret[REPORT_ROWS_MAX])
{
	int smallest = desk->env.config->smallest_group;

	if (by == REPORT_BY_TYPE)
		return what_if_rows(what_if->type, HOUSEHOLD_TYPES, smallest, ret);
	return what_if_rows(what_if->nationality, COUNTRIES_MAX + 1, smallest, ret);
}

const char *report_group_name(enum report_group_by by)
{
	return by == REPORT_BY_TYPE ? "type" : "nationality";
}

const char *report_group_word(const struct desk *desk, enum report_group_by by, int index)
{
	if (index == WHAT_IF_MERGED)
		return "other";
	if (by == REPORT_BY_TYPE)
		return household_type_name((enum household_type)index);
	return (size_t)index < desk->countries.count
		   ? desk->countries.country[index].alpha2
		   : NULL;
}

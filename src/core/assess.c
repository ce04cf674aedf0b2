/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/assess.h"

#include "line.h"
#include "rulebook_parts.h"
#include "share.h"

const char *applies_name(enum applies applies)
{
	if (applies == APPLIES_OPEN)
		return NULL;
	if (applies == APPLIES_NONE)
		return "none";
	return package_name((enum package)applies);
}

static enum applies find_applies(const struct stretch *stretch,
    const struct household *household)
{
	return stretch->applies[household->departure_kind][household->route];
}

static void add_sums(struct sum *sum, const struct sum *more)
{
	sum->range.min += more->range.min;
	sum->range.max += more->range.max;
	sum->incomplete |= more->incomplete;
}

static void fill_phases(const struct share_case *of_case, const struct share *share,
    int member_count, struct assessment *ret)
{
	bool first = true;

	for (int kind = share_next(of_case->kinds, -1); kind >= 0;
	     kind = share_next(of_case->kinds, kind)) {
		struct sum all[PACKAGE_COUNT][PHASE_COUNT] = { 0 };

		for (int i = 0; i < member_count; i++) {
			struct sum own[PACKAGE_COUNT][PHASE_COUNT];

			tally_phases(&of_case->of_kind[kind], &share[i].answers[kind], i + 1, own);
			for (int package = 0; package < PACKAGE_COUNT; package++)
				for (int phase = 0; phase < PHASE_COUNT; phase++)
					add_sums(&all[package][phase], &own[package][phase]);
		}
		for (int package = 0; package < PACKAGE_COUNT; package++)
			for (int phase = 0; phase < PHASE_COUNT; phase++)
				tally_widen_sum(&ret->package[package].by_phase[phase],
				    &all[package][phase], first);
		first = false;
	}
}

static void fill_sums(const struct share_case *of_case, const struct share *share,
    int member_count, struct assessment *ret)
{
	struct tally all = share_total(of_case, share, member_count);

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		ret->package[package].total = tally_sum(&all, SUM_TOTAL + package);
		ret->package[package].at_departure = tally_sum(&all, SUM_AT_DEPARTURE + package);
	}
	ret->jrs_minus_national = tally_sum(&all, SUM_JRS_MINUS_NATIONAL);
	ret->harmonised_minus_national = tally_sum(&all, SUM_HARMONISED_MINUS_NATIONAL);
}

static void fill_persons(const struct share_case *of_case, const struct share *share,
    int member_count, struct assessment *ret)
{
	for (int i = 0; i < member_count; i++) {
		struct tally tally;
		bool first = true;

		for (int kind = share_next(of_case->kinds, -1); kind >= 0;
		     kind = share_next(of_case->kinds, kind)) {
			const struct masks *masks = &share[i].answers[kind];
			uint64_t doubtful = masks_rules(masks);
			uint64_t all = of_case->stretch->all_rules;

			ret->answers[kind][i] = (struct answers){
				.met = all & ~doubtful,
				.unmet = masks->unmet,
				.unknown = masks->unknown,
				.check = masks->check,
			};
			tally_widen(&tally, &share[i].tally[kind], first);
			first = false;
		}
		for (int package = 0; package < PACKAGE_COUNT; package++)
			ret->package[package].by_person[i] =
			    tally_sum(&tally, SUM_TOTAL + package);
	}
}

static void fill_lines(const struct share_case *of_case, const struct share *share,
    size_t component_count, struct package_result *ret, enum package package)
{
	const struct household *household = &of_case->of_kind[share_next(of_case->kinds, -1)].household;
	struct line described[RULEBOOK_COMPONENTS_MAX];
	bool paid[RULEBOOK_COMPONENTS_MAX];

	for (size_t i = 0; i < component_count; i++)
		paid[i] = line_describe(of_case, package, (int)i, &described[i]);
	for (int person = 1; person <= household->member_count; person++)
		for (size_t i = 0; i < component_count; i++) {
			struct line *line = &ret->line[ret->line_count];

			if (!paid[i])
				continue;
			*line = described[i];
			line_fill(line, person, &share[person - 1].line[package][i]);
			ret->line_count += !line_is_nothing(line);
		}
}

void assess(const struct rulebook *rulebook, const struct household *household,
    struct assessment *ret)
{
	int index = rulebook_stretch_index(rulebook, household->registered_on);
	const struct stretch *stretch = &rulebook->stretch[index];
	struct share share[CASE_PERSONS_MAX];
	struct share_case of_case;

	*ret = (struct assessment){
		.applies = find_applies(stretch, household),
		.stretch = index,
	};
	share_begin(stretch, household, &of_case);
	ret->kinds = of_case.kinds;
	for (int person = 1; person <= household->member_count; person++)
		share_of(&of_case, person, &share[person - 1]);
	fill_sums(&of_case, share, household->member_count, ret);
	fill_phases(&of_case, share, household->member_count, ret);
	fill_persons(&of_case, share, household->member_count, ret);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		ret->package[package].policy = stretch->policy[package];
		fill_lines(&of_case, share, rulebook->names.component_count,
		    &ret->package[package], package);
	}
}

static void tally_kind(const struct stretch *stretch, const struct household *household,
    enum departure_kind kind, struct tally *ret)
{
	struct tally_case of_case;

	*ret = (struct tally){ 0 };
	tally_begin(stretch, household, kind, &of_case);
	for (int person = 1; person <= household->member_count; person++) {
		struct masks answers =
		    judge_member(stretch, &of_case.household, &of_case.masks, person);

		tally_add_member(&of_case, &answers, person, ret);
	}
}

void assess_sums(const struct rulebook *rulebook, const struct household *household,
    struct assessment_sums *ret)
{
	const struct stretch *stretch =
	    &rulebook->stretch[rulebook_stretch_index(rulebook, household->registered_on)];
	kind_mask kinds = tally_kinds(household);
	struct tally all;
	bool first = true;

	for (int kind = share_next(kinds, -1); kind >= 0; kind = share_next(kinds, kind)) {
		struct tally tally;

		tally_kind(stretch, household, kind, &tally);
		tally_widen(&all, &tally, first);
		first = false;
	}
	ret->applies = find_applies(stretch, household);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		ret->total[package] = tally_sum(&all, SUM_TOTAL + package);
		ret->at_departure[package] = tally_sum(&all, SUM_AT_DEPARTURE + package);
	}
	ret->jrs_minus_national = tally_sum(&all, SUM_JRS_MINUS_NATIONAL);
	ret->harmonised_minus_national = tally_sum(&all, SUM_HARMONISED_MINUS_NATIONAL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What holds for every household, tried on many by chance. */
#include "support.h"

#include <inttypes.h>
#include <string.h>

#include <glib.h>

#include "oracle.h"
#include "shipped.h"

#define HOUSEHOLDS 4000
#define OVERRIDES_MAX 64

/* The groups that a completion decides (contract of the calculation). */
static const char *const groups[] = { "rean.", "reintegration.", "hrt.", "jrs." };
#define GROUPS G_N_ELEMENTS(groups)

/* --- households --- */

/* Take answers away, each with a chance of one in `rarity`. */
static void forget(struct support_random *random, uint32_t rarity, bool of_case,
    struct oracle_household *ret)
{
	struct household *household = &ret->household;
	small_answer *of_the_case[] = { &household->long_stay_intent, &household->own_means,
		&household->residence_status, &household->route };

	if (support_random_below(random, rarity) == 0)
		household->departure_kind = HOUSEHOLD_UNANSWERED;
	household->post_arrival_at_departure = (small_answer)(1 + support_random_below(random, 2));
	for (size_t i = 0; of_case && i < G_N_ELEMENTS(of_the_case); i++)
		if (support_random_below(random, rarity) == 0)
			*of_the_case[i] = HOUSEHOLD_UNANSWERED;
	/* Only a known route moves a payment to the departure, so an answer may move it. */
	if (household->route == HOUSEHOLD_UNANSWERED)
		household->post_arrival_at_departure = 1;
	for (int i = 0; i < household->member_count; i++) {
		struct member *member = &ret->member[i];

		if (support_random_below(random, rarity) == 0)
			member->age = AGE_OPEN;
		if (support_random_below(random, rarity) == 0)
			member->nationality_row = COUNTRY_UNKNOWN_ROW;
		if (support_random_below(random, rarity) == 0)
			member->own_application = HOUSEHOLD_UNANSWERED;
		for (int answer = MEMBER_EU_RESIDENCE; answer <= MEMBER_EXCLUSION_GROUND; answer++)
			if (support_random_below(random, rarity) == 0)
				member->answer[answer] = HOUSEHOLD_UNANSWERED;
	}
}

static void household_by_chance(struct support_random *random, uint64_t *chance,
    struct oracle_household *ret)
{
	oracle_household(chance, rulebook_countries(shipped_rules()), ret);
	forget(random, 2 + support_random_below(random, 12), true, ret);
}

static bool within(struct range inner, struct range outer)
{
	return inner.min >= outer.min && inner.max <= outer.max;
}

static bool sums_within(const struct assessment_sums *inner,
    const struct assessment_sums *outer)
{
	for (int i = 0; i < PACKAGE_COUNT; i++)
		if (!within(inner->total[i].range, outer->total[i].range) ||
		    !within(inner->at_departure[i].range, outer->at_departure[i].range))
			return false;
	return within(inner->jrs_minus_national.range, outer->jrs_minus_national.range) &&
	    within(inner->harmonised_minus_national.range,
	        outer->harmonised_minus_national.range);
}

/* --- sums and lines --- */

static void totals_stand_among_the_sums_of_their_lines(void **state)
{
	struct support_random random = support_seed();
	uint64_t chance = random.state;
	struct assessment *assessment = g_new(struct assessment, 1);

	(void)state;
	for (int i = 0; i < HOUSEHOLDS; i++) {
		struct oracle_household household;
		struct assessment_sums sums;

		household_by_chance(&random, &chance, &household);
		assess(shipped_rules(), &household.household, assessment);
		assess_sums(shipped_rules(), &household.household, &sums);
		for (int package = 0; package < PACKAGE_COUNT; package++) {
			const struct package_result *result = &assessment->package[package];
			struct range lines = { 0, 0 };
			bool exact = true;

			for (int j = 0; j < result->line_count; j++) {
				lines.min += result->line[j].range.min;
				lines.max += result->line[j].range.max;
				exact = exact && result->line[j].range.min == result->line[j].range.max;
			}
			assert_true(within(result->total.range, lines));
			if (exact)
				assert_true(within(lines, result->total.range));
			/* Both ways of assessing say the same. */
			assert_memory_equal(&result->total.range, &sums.total[package].range,
			    sizeof(struct range));
			assert_memory_equal(&result->at_departure.range,
			    &sums.at_departure[package].range, sizeof(struct range));
			assert_int_equal(result->total.incomplete, sums.total[package].incomplete);
		}
		assert_int_equal(assessment->applies, sums.applies);
	}
	g_free(assessment);
}

/* --- answers --- */

/* Answer one question with one of its answers; false: nothing is asked there. */
static bool answer_something(struct support_random *random, struct oracle_household *ret)
{
	struct household *household = &ret->household;
	struct member *member =
	    &ret->member[support_random_below(random, household->member_count)];
	struct {
		small_answer *answer;
		uint32_t values;
	} asked[] = { { &household->departure_kind, DEPARTURE_KIND_COUNT },
		{ &household->long_stay_intent, 2 }, { &household->own_means, 2 },
		{ &household->residence_status, 6 }, { &household->route, ROUTE_COUNT },
		{ &member->own_application, 2 }, { &member->answer[MEMBER_EU_RESIDENCE], 2 },
		{ &member->answer[MEMBER_ASSISTED_RETURN], 2 },
		{ &member->answer[MEMBER_OTHER_SUPPORT], 2 },
		{ &member->answer[MEMBER_EXCLUSION_GROUND], 2 } };
	uint32_t which = support_random_below(random, G_N_ELEMENTS(asked) + 2);

	if (which == G_N_ELEMENTS(asked)) {
		if (member->age != AGE_OPEN)
			return false;
		member->age = support_random_below(random, 2) ? AGE_ADULT : AGE_MINOR;
	} else if (which > G_N_ELEMENTS(asked)) {
		if (member->nationality_row != COUNTRY_UNKNOWN_ROW)
			return false;
		member->nationality_row = (uint16_t)support_random_below(random,
		    (uint32_t)rulebook_countries(shipped_rules())->count);
	} else {
		if (*asked[which].answer != HOUSEHOLD_UNANSWERED)
			return false;
		*asked[which].answer =
		    (small_answer)(1 + support_random_below(random, asked[which].values));
	}
	return true;
}

static void answering_a_question_never_widens_a_range(void **state)
{
	struct support_random random = support_seed();
	uint64_t chance = random.state;
	int answered = 0;

	(void)state;
	for (int i = 0; i < 5 * HOUSEHOLDS; i++) {
		struct oracle_household household;
		struct assessment_sums before, after;

		household_by_chance(&random, &chance, &household);
		assess_sums(shipped_rules(), &household.household, &before);
		if (!answer_something(&random, &household))
			continue;
		assess_sums(shipped_rules(), &household.household, &after);
		answered++;
		/* A supervised departure is no completion of its own, but comes to the same. */
		if (!sums_within(&after, &before))
			fail_msg("household %d became wider", i);
	}
	assert_true(answered > HOUSEHOLDS / 4);
}

/* --- completions --- */

/* Which way the answers leave a group: satisfied, not satisfied, or both. */
struct leaning {
	bool unmet, doubtful, there;
};

static void lean(const struct household *household, struct leaning ret[GROUPS])
{
	struct assessment *assessment = g_new(struct assessment, 1);
	struct finding *finding = g_new(struct finding, FINDINGS_MAX);

	memset(ret, 0, GROUPS * sizeof(ret[0]));
	assess(shipped_rules(), household, assessment);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		size_t count = finding_list(shipped_rules(), household, assessment,
		    (enum package)package, finding, FINDINGS_MAX);

		for (size_t i = 0; i < count; i++) {
			const char *name =
			    rulebook_condition_name(shipped_rules(), finding[i].condition);

			for (size_t group = 0; group < GROUPS; group++) {
				if (!g_str_has_prefix(name, groups[group]) ||
				    strcmp(name, "rean.residence_applied") == 0)
					continue;
				ret[group].there = true;
				ret[group].unmet |= finding[i].answer == ANSWER_UNMET;
				ret[group].doubtful |= finding[i].answer != ANSWER_MET;
			}
		}
	}
	g_free(finding);
	g_free(assessment);
}

/* Settle every open group one way, by overrides: a bit per group in `satisfied`. */
static uint8_t settle(const struct leaning leaning[GROUPS], unsigned satisfied,
    struct household_override ret[OVERRIDES_MAX])
{
	uint8_t count = 0;

	for (size_t i = 0; i < rulebook_condition_count(shipped_rules()); i++) {
		const char *name = rulebook_condition_name(shipped_rules(), (int)i);

		for (size_t group = 0; group < GROUPS; group++) {
			if (!g_str_has_prefix(name, groups[group]) || leaning[group].unmet ||
			    !leaning[group].doubtful || strcmp(name, "rean.residence_applied") == 0)
				continue;
			assert_true(count < OVERRIDES_MAX);
			ret[count++] = (struct household_override){ .person = 0,
				.condition = (uint8_t)i,
				.answer = satisfied >> group & 1 ? OVERRIDE_MET : OVERRIDE_UNMET };
		}
	}
	return count;
}

static void widen(struct range *range, struct range more, bool first)
{
	range->min = first || more.min < range->min ? more.min : range->min;
	range->max = first || more.max > range->max ? more.max : range->max;
}

static void widen_all(struct assessment_sums *ret, const struct assessment_sums *more,
    bool first)
{
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		widen(&ret->total[i].range, more->total[i].range, first);
		widen(&ret->at_departure[i].range, more->at_departure[i].range, first);
	}
	widen(&ret->jrs_minus_national.range, more->jrs_minus_national.range, first);
	widen(&ret->harmonised_minus_national.range, more->harmonised_minus_national.range,
	    first);
}

static bool exact(const struct assessment_sums *sums)
{
	bool ret = true;

	for (int i = 0; i < PACKAGE_COUNT; i++)
		ret = ret && sums->total[i].range.min == sums->total[i].range.max;
	return ret;
}

/* Every completion of one kind, age and application: what is left are the groups. */
static void complete_groups(struct household *household, struct assessment_sums *hull,
    bool *first)
{
	struct leaning leaning[GROUPS];
	struct household_override override[OVERRIDES_MAX];

	lean(household, leaning);
	for (unsigned satisfied = 0; satisfied < 1u << GROUPS; satisfied++) {
		struct assessment_sums sums;

		household->override = override;
		household->override_count = settle(leaning, satisfied, override);
		assess_sums(shipped_rules(), household, &sums);
		assert_true(exact(&sums));
		widen_all(hull, &sums, *first);
		*first = false;
	}
	household->override_count = 0;
}

static void complete(const struct oracle_household *open, struct assessment_sums *hull)
{
	bool first = true;

	for (int kind = 1; kind <= DEPARTURE_KIND_COUNT; kind++)
		for (int age = AGE_MINOR; age <= AGE_ADULT; age++)
			for (small_answer own = 1; own <= 2; own++) {
				struct oracle_household one = *open;

				one.household.member = one.member;
				if (open->household.departure_kind != HOUSEHOLD_UNANSWERED &&
				    open->household.departure_kind != kind)
					continue;
				if (open->member[0].age != AGE_OPEN && open->member[0].age != age)
					continue;
				if (open->member[0].own_application != HOUSEHOLD_UNANSWERED &&
				    open->member[0].own_application != own)
					continue;
				one.household.departure_kind = (small_answer)kind;
				one.member[0].age = (uint8_t)age;
				one.member[0].own_application = own;
				complete_groups(&one.household, hull, &first);
			}
	assert_false(first);
}

/* Of one person: persons are completed independently, so their ranges add up. */
static void a_range_is_the_hull_of_all_completions(void **state)
{
	struct support_random random = support_seed();
	uint64_t chance = random.state;

	(void)state;
	for (int i = 0; i < HOUSEHOLDS / 8; i++) {
		struct oracle_household household;
		struct assessment_sums range, hull = { 0 };

		household_by_chance(&random, &chance, &household);
		household.household.member_count = 1;
		household.member[0].role =
		    (uint8_t)(1 + (support_random_below(&random, 2) ? ROLE_PARTNER :
		                                                       ROLE_MAIN_APPLICANT));
		assess_sums(shipped_rules(), &household.household, &range);
		complete(&household, &hull);
		if (!sums_within(&hull, &range) || !sums_within(&range, &hull))
			fail_msg("household %d: national %" PRId64 "..%" PRId64
			         ", its completions %" PRId64 "..%" PRId64,
			    i, range.total[0].range.min, range.total[0].range.max,
			    hull.total[0].range.min, hull.total[0].range.max);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_stand_among_the_sums_of_their_lines),
		cmocka_unit_test(answering_a_question_never_widens_a_range),
		cmocka_unit_test(a_range_is_the_hull_of_all_completions),
	};

	return cmocka_run_group_tests(tests, shipped_read, shipped_clear);
}

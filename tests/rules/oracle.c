/* SPDX-License-Identifier: EUPL-1.2 */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* --- countries --- */

enum {
	NEEDS_VISA = 1,
	RECEIVES_ODA = 2,
	EXCLUDED = 4, /* Western Balkans and Moldova */
	REAN_EXCLUDED = 8,
	REAN_CHECK = 16
};

struct oracle {
	uint8_t of_row[COUNTRIES_MAX];
	size_t xk, ge, ua, vu, nr, mn; /* rows with dates of their own */
	day_number d2016, d2017, ge_free, ua_free, avrr, ua_rean, jrs, vu_visa,
	    xk_free, harmonised, mn_out, nr_out, mn_review, hrt_leave;
};

static day_number day(int year, int month, int dayofmonth)
{
	day_number ret = 0;

	if (date_from_civil(year, month, dayofmonth, &ret) != 0)
		abort();
	return ret;
}

static uint8_t flags_of(char *const *words)
{
	return (uint8_t)((strcmp(words[2], "yes") == 0 ? NEEDS_VISA : 0) |
	    (strcmp(words[3], "yes") == 0 ? RECEIVES_ODA : 0) |
	    (strcmp(words[4], "yes") == 0 || strcmp(words[0], "MD") == 0 ? EXCLUDED : 0) |
	    (strcmp(words[5], "excluded") == 0 ? REAN_EXCLUDED : 0) |
	    (strcmp(words[5], "check") == 0 ? REAN_CHECK : 0));
}

static size_t row(const struct country_table *countries, const char *code)
{
	return country_row(countries, country_code_from_text(code));
}

struct oracle *oracle_new(const struct country_table *countries)
{
	struct oracle *oracle = g_new0(struct oracle, 1);
	char *path = g_build_filename(
	    g_getenv("TERUGKEERDESK_TEST_SOURCE"), "tests/policy/countries.txt", NULL);
	char *text = NULL;
	char **lines;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		abort();
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		char **words = g_strsplit(*line, " ", 8);

		if (g_strv_length(words) >= 6)
			oracle->of_row[row(countries, words[0])] = flags_of(words);
		g_strfreev(words);
	}
	g_strfreev(lines);
	g_free(text);
	g_free(path);
	oracle->xk = row(countries, "XK");
	oracle->ge = row(countries, "GE");
	oracle->ua = row(countries, "UA");
	oracle->vu = row(countries, "VU");
	oracle->nr = row(countries, "NR");
	oracle->mn = row(countries, "MN");
	oracle->d2016 = day(2016, 1, 1);
	oracle->d2017 = day(2017, 1, 1);
	oracle->ge_free = day(2017, 3, 28);
	oracle->ua_free = day(2017, 6, 11);
	oracle->avrr = day(2017, 7, 1);
	oracle->ua_rean = day(2017, 7, 12);
	oracle->hrt_leave = day(2017, 8, 31);
	oracle->jrs = day(2022, 4, 1);
	oracle->vu_visa = day(2023, 2, 4);
	oracle->xk_free = day(2024, 1, 1);
	oracle->harmonised = day(2024, 9, 2);
	oracle->mn_out = day(2025, 9, 1);
	oracle->nr_out = day(2026, 1, 1);
	oracle->mn_review = day(2026, 3, 1);
	return oracle;
}

void oracle_free(struct oracle *oracle)
{
	g_free(oracle);
}

static unsigned flags_on(const struct oracle *oracle, size_t at, day_number date)
{
	unsigned flags = oracle->of_row[at];

	if (at == oracle->xk && date < oracle->xk_free)
		flags |= NEEDS_VISA;
	if (at == oracle->ge && date < oracle->ge_free)
		flags |= NEEDS_VISA;
	if (at == oracle->ua && date < oracle->ua_free)
		flags |= NEEDS_VISA;
	if (at == oracle->ua && date >= oracle->ua_rean)
		flags |= REAN_CHECK;
	if (at == oracle->vu && date < oracle->vu_visa)
		flags &= ~(unsigned)NEEDS_VISA;
	if (at == oracle->nr && date >= oracle->nr_out)
		flags &= ~(unsigned)RECEIVES_ODA;
	return flags;
}

/* --- conditions --- */

/* A group of conditions: how it can still come out. */
enum group {
	NO,
	YES,
	OPEN
};

static bool yes(small_answer answer)
{
	return answer == 2;
}

static enum group group_of(bool unmet, bool check)
{
	return unmet ? NO : check ? OPEN : YES;
}

struct judged {
	enum group rean, reintegration, hrt, jrs;
	bool adult, alone, first, own;
	cents rean_cash, avrr_cash;
};

static void judge(const struct oracle *oracle, const struct household *household, int index,
    struct judged *ret)
{
	const struct member *member = &household->member[index];
	day_number date = household->registered_on;
	unsigned flags = flags_on(oracle, member->nationality_row, date);
	bool forced = household->departure_kind == 1 + DEPARTURE_FORCED;
	bool vulnerable = yes(member->answer[MEMBER_TRAFFICKING_VICTIM]) ||
	    yes(member->answer[MEMBER_UNACCOMPANIED]) ||
	    yes(member->answer[MEMBER_FORMER_UNACCOMPANIED_MINOR]);
	bool visa = flags & NEEDS_VISA, oda = flags & RECEIVES_ODA;
	bool country = !visa || !oda || flags & EXCLUDED;
	bool mongolian = member->nationality_row == oracle->mn && date >= oracle->mn_out;
	bool review = mongolian && date >= oracle->mn_review;
	bool old = date < oracle->avrr;

	ret->adult = member->age == AGE_ADULT;
	ret->alone = !ret->adult && yes(member->answer[MEMBER_UNACCOMPANIED]);
	ret->first = index == 0;
	ret->own = yes(member->own_application);
	ret->rean = group_of(forced || flags & REAN_EXCLUDED ||
	        !yes(household->long_stay_intent) ||
	        yes(member->answer[MEMBER_ASSISTED_RETURN]) || yes(household->own_means),
	    flags & REAN_CHECK || yes(member->answer[MEMBER_EU_RESIDENCE]));
	ret->reintegration = group_of((country && !vulnerable) || (mongolian && !review) ||
	        yes(member->answer[MEMBER_OTHER_SUPPORT]) ||
	        yes(member->answer[MEMBER_EXCLUSION_GROUND]),
	    country || review);
	ret->hrt = group_of(household->residence_status != 2 || (!visa && date >= oracle->d2017),
	    (!visa && date >= oracle->d2016) ||
	        (old && household->departure_on > oracle->hrt_leave));
	ret->jrs = group_of(date < oracle->jrs || household->partner_available == 1,
	    country || mongolian);
	ret->rean_cash = ret->adult || ret->alone ? 20000 : 4000;
	if (member->rean_cash >= 0 && member->rean_cash < ret->rean_cash)
		ret->rean_cash = member->rean_cash;
	ret->avrr_cash = 30000;
	if (member->avrr_cash >= 0 && member->avrr_cash < ret->avrr_cash)
		ret->avrr_cash = member->avrr_cash;
}

/* --- amounts --- */

struct paid {
	cents national, national_first, jrs, harmonised, harmonised_first;
};

static struct paid pay(const struct household *household, const struct judged *person,
    bool old, bool moved, bool rean, bool reintegration, bool hrt, bool jrs)
{
	bool forced = household->departure_kind == 1 + DEPARTURE_FORCED;
	bool grown = person->adult || person->alone;
	struct paid paid = { 0 };

	if (old) {
		paid.national = rean && hrt ? (grown ? 175000 : 88000) : 0;
	} else if (rean) {
		paid.national_first = person->rean_cash + (reintegration ? person->avrr_cash : 0);
		paid.national =
		    person->rean_cash + (reintegration ? (person->adult ? 180000 : 280000) : 0);
	}
	if (jrs)
		paid.jrs = 61500 +
		    (!forced && (person->alone || person->first || (person->adult && person->own))
		            ? 200000
		            : 100000);
	if (rean)
		paid.harmonised = paid.harmonised_first = person->rean_cash;
	if (forced) {
		paid.harmonised += jrs ? 161500 : 0;
	} else if (rean && reintegration) {
		paid.harmonised += 61500 + (grown ? 200000 : 100000);
		paid.harmonised_first += moved ? 61500 : 0;
	}
	return paid;
}

static void widen(struct range *range, cents amount, bool first)
{
	if (first || amount < range->min)
		range->min = amount;
	if (first || amount > range->max)
		range->max = amount;
}

static void add(struct sum *sum, struct range range)
{
	sum->range.min += range.min;
	sum->range.max += range.max;
}

static enum applies applies_on(const struct oracle *oracle, const struct household *household)
{
	day_number date = household->registered_on;

	if (household->departure_kind == 1 + DEPARTURE_FORCED)
		return date >= oracle->jrs ? APPLIES_JRS : APPLIES_NONE;
	if (date >= oracle->harmonised)
		return APPLIES_HARMONISED;
	if (date >= oracle->jrs && household->route == 1 + ROUTE_JRS)
		return APPLIES_JRS;
	return APPLIES_NATIONAL;
}

/* Nothing open: the usual case, without ranges. */
static void add_paid(struct paid paid, struct assessment_sums *ret)
{
	add(&ret->total[PACKAGE_NATIONAL], (struct range){ paid.national, paid.national });
	add(&ret->total[PACKAGE_JRS], (struct range){ paid.jrs, paid.jrs });
	add(&ret->total[PACKAGE_HARMONISED],
	    (struct range){ paid.harmonised, paid.harmonised });
	add(&ret->at_departure[PACKAGE_NATIONAL],
	    (struct range){ paid.national_first, paid.national_first });
	add(&ret->at_departure[PACKAGE_HARMONISED],
	    (struct range){ paid.harmonised_first, paid.harmonised_first });
	add(&ret->jrs_minus_national,
	    (struct range){ paid.jrs - paid.national, paid.jrs - paid.national });
	add(&ret->harmonised_minus_national,
	    (struct range){ paid.harmonised - paid.national, paid.harmonised - paid.national });
}

static void add_person(const struct household *household, const struct judged *person,
    bool old, bool moved, struct assessment_sums *ret)
{
	struct range all[7] = { 0 };
	bool first = true;

	if (person->rean != OPEN && person->reintegration != OPEN && person->hrt != OPEN &&
	    person->jrs != OPEN) {
		add_paid(pay(household, person, old, moved, person->rean == YES,
		             person->reintegration == YES, person->hrt == YES, person->jrs == YES),
		    ret);
		return;
	}
	for (int combination = 0; combination < 16; combination++) {
		bool rean = combination & 1, reintegration = combination & 2;
		bool hrt = combination & 4, jrs = combination & 8;
		struct paid paid;

		if ((person->rean != OPEN && rean != (person->rean == YES)) ||
		    (person->reintegration != OPEN &&
		        reintegration != (person->reintegration == YES)) ||
		    (person->hrt != OPEN && hrt != (person->hrt == YES)) ||
		    (person->jrs != OPEN && jrs != (person->jrs == YES)))
			continue;
		paid = pay(household, person, old, moved, rean, reintegration, hrt, jrs);
		widen(&all[0], paid.national, first);
		widen(&all[1], paid.jrs, first);
		widen(&all[2], paid.harmonised, first);
		widen(&all[3], paid.national_first, first);
		widen(&all[4], paid.harmonised_first, first);
		widen(&all[5], paid.jrs - paid.national, first);
		widen(&all[6], paid.harmonised - paid.national, first);
		first = false;
	}
	add(&ret->total[PACKAGE_NATIONAL], all[0]);
	add(&ret->total[PACKAGE_JRS], all[1]);
	add(&ret->total[PACKAGE_HARMONISED], all[2]);
	add(&ret->at_departure[PACKAGE_NATIONAL], all[3]);
	add(&ret->at_departure[PACKAGE_HARMONISED], all[4]);
	add(&ret->jrs_minus_national, all[5]);
	add(&ret->harmonised_minus_national, all[6]);
}

void oracle_assess(const struct oracle *oracle, const struct household *household,
    struct assessment_sums *ret)
{
	bool old = household->registered_on < oracle->avrr;
	bool moved = yes(household->post_arrival_at_departure) &&
	    household->route == 1 + ROUTE_IOM;
	bool unstated = false;

	memset(ret, 0, sizeof(*ret));
	ret->applies = applies_on(oracle, household);
	for (int i = 0; i < household->member_count; i++) {
		struct judged person;

		judge(oracle, household, i, &person);
		add_person(household, &person, old, moved, ret);
		/* The old cash is not stated, unless a condition is unmet. */
		unstated |= old && person.rean != NO && household->residence_status != 6;
	}
	ret->total[PACKAGE_NATIONAL].incomplete = unstated;
	ret->at_departure[PACKAGE_NATIONAL].incomplete = unstated;
	ret->jrs_minus_national.incomplete = unstated;
	ret->harmonised_minus_national.incomplete = unstated;
}

/* --- two policies over many --- */

enum {
	NL = SPREAD_PAYERS + PAYER_NL,
	DEPARTURE = SPREAD_PHASE + PHASE_DEPARTURE,
	ARRIVAL = SPREAD_PHASE + PHASE_POST_ARRIVAL,
	RETURN = SPREAD_PHASE + PHASE_POST_RETURN,
	CASH = SPREAD_FORM + FORM_CASH,
	KIND = SPREAD_FORM + FORM_KIND,
	EITHER = SPREAD_FORM + FORM_CASH_OR_KIND
};

static void put_amount(cents of[SPREAD_COUNT], cents amount, int payers, int phase, int form)
{
	of[SPREAD_TOTAL] += amount;
	of[payers] += amount;
	of[phase] += amount;
	of[form] += amount;
}

static void pay_both(const struct household *household, const struct judged *person,
    bool rean, bool reintegration, bool jrs, cents national[SPREAD_COUNT],
    cents harmonised[SPREAD_COUNT])
{
	bool forced = household->departure_kind == 1 + DEPARTURE_FORCED;
	bool iom = household->route == 1 + ROUTE_IOM;
	bool moved = iom && yes(household->post_arrival_at_departure);
	int avrr = SPREAD_PAYERS + (iom ? PAYER_NL | PAYER_AMIF : PAYER_NOT_STATED);
	int payers = household->route == 1 + ROUTE_JRS ? SPREAD_PAYERS + PAYER_FRONTEX : avrr;

	if (forced) {
		payers = SPREAD_PAYERS + PAYER_FRONTEX;
		if (jrs) {
			put_amount(harmonised, 61500, payers, ARRIVAL, EITHER);
			put_amount(harmonised, 100000, payers, RETURN, EITHER);
		}
		return;
	}
	if (!rean)
		return;
	put_amount(national, person->rean_cash, NL, DEPARTURE, CASH);
	put_amount(harmonised, person->rean_cash, NL, DEPARTURE, CASH);
	if (!reintegration)
		return;
	put_amount(national, person->avrr_cash, avrr, DEPARTURE, CASH);
	put_amount(national, (person->adult ? 180000 : 280000) - person->avrr_cash, avrr, RETURN,
	    KIND);
	put_amount(harmonised, 61500, payers, moved ? DEPARTURE : ARRIVAL,
	    moved ? CASH : EITHER);
	put_amount(harmonised, person->adult || person->alone ? 200000 : 100000, payers, RETURN,
	    KIND);
}

static void widen_all(cents min[SPREAD_COUNT], cents max[SPREAD_COUNT],
    const cents of[SPREAD_COUNT])
{
	for (int i = 0; i < SPREAD_COUNT; i++) {
		min[i] = of[i] < min[i] ? of[i] : min[i];
		max[i] = of[i] > max[i] ? of[i] : max[i];
	}
}

static void add_range(struct spread *sum, const struct spread *more)
{
	for (int i = 0; i < SPREAD_COUNT; i++) {
		sum->min[i] += more->min[i];
		sum->max[i] += more->max[i];
	}
}

/* Somebody for whom a check is open. */
static void add_doubtful(const struct household *household, const struct judged *person,
    struct spread *national, struct spread *harmonised)
{
	struct spread own[2];
	bool first = true;

	for (int combination = 0; combination < 8; combination++) {
		bool rean = combination & 1, reintegration = combination & 2;
		bool jrs = combination & 4;
		cents made[2][SPREAD_COUNT] = { 0 };

		if ((person->rean != OPEN && rean != (person->rean == YES)) ||
		    (person->reintegration != OPEN &&
		        reintegration != (person->reintegration == YES)) ||
		    (person->jrs != OPEN && jrs != (person->jrs == YES)))
			continue;
		pay_both(household, person, rean, reintegration, jrs, made[0], made[1]);
		for (int i = 0; i < 2; i++) {
			if (first) {
				memcpy(own[i].min, made[i], sizeof(made[i]));
				memcpy(own[i].max, made[i], sizeof(made[i]));
			}
			widen_all(own[i].min, own[i].max, made[i]);
		}
		first = false;
	}
	add_range(national, &own[0]);
	add_range(harmonised, &own[1]);
}

static void add_to(struct range *sum, const struct spread *more)
{
	sum->min += more->min[SPREAD_TOTAL];
	sum->max += more->max[SPREAD_TOTAL];
}

void oracle_what_if(const struct oracle *oracle, const struct household *household,
    struct oracle_what_if *sum)
{
	size_t row = household->member[0].nationality_row;
	struct spread national = { 0 }, harmonised = { 0 };
	cents sure[2][SPREAD_COUNT] = { 0 };
	cents difference;

	for (int i = 0; i < household->member_count; i++) {
		struct judged person;

		judge(oracle, household, i, &person);
		if (person.rean == OPEN || person.reintegration == OPEN || person.jrs == OPEN)
			add_doubtful(household, &person, &national, &harmonised);
		else
			pay_both(household, &person, person.rean == YES,
			    person.reintegration == YES, person.jrs == YES, sure[0], sure[1]);
	}
	for (int i = 0; i < SPREAD_COUNT; i++) {
		national.min[i] += sure[0][i];
		national.max[i] += sure[0][i];
		harmonised.min[i] += sure[1][i];
		harmonised.max[i] += sure[1][i];
	}
	add_range(&sum->national, &national);
	add_range(&sum->harmonised, &harmonised);
	sum->nationality[row].households++;
	add_to(&sum->nationality[row].national, &national);
	add_to(&sum->nationality[row].harmonised, &harmonised);
	difference = harmonised.min[0] - national.min[0];
	if (harmonised.min[0] != harmonised.max[0] || national.min[0] != national.max[0])
		sum->outcome[3]++;
	else if (difference == 0)
		sum->outcome[2]++;
	else if (difference > 0)
		sum->outcome[0]++, sum->gained += difference;
	else
		sum->outcome[1]++, sum->lost -= difference;
}

/* --- by chance --- */

static uint32_t below(uint64_t *state, uint32_t count)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((*state >> 33) % count);
}

static small_answer rarely_yes(uint64_t *state)
{
	return below(state, 12) == 0 ? 2 : 1;
}

static void make_member(uint64_t *state, const struct country_table *countries, int index,
    size_t family, struct member *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->nationality_row = (uint16_t)(below(state, 8) == 0 ?
	    below(state, (uint32_t)countries->count) : family);
	ret->role = (uint8_t)(1 + (index == 0 ? ROLE_MAIN_APPLICANT : ROLE_CHILD));
	ret->age = below(state, 5) < (index < 2 ? 4u : 1u) ? AGE_ADULT : AGE_MINOR;
	ret->own_application = (small_answer)(1 + below(state, 2));
	for (size_t i = 0; i < G_N_ELEMENTS(ret->answer); i++)
		ret->answer[i] = rarely_yes(state);
	ret->assisted_return_on = DAY_NONE;
	ret->rean_cash = below(state, 10) == 0 ? (int32_t)below(state, 4001) : -1;
	ret->avrr_cash = below(state, 10) == 0 ? (int32_t)below(state, 30001) : -1;
}

void oracle_household(uint64_t *state, const struct country_table *countries,
    struct oracle_household *ret)
{
	/* Half of the families come from where it matters most. */
	static const char *const often[] = { "IQ", "AF", "SY", "MN", "XK", "GE", "UA", "VU", "NR" };
	size_t family = below(state, 2) == 0 ? below(state, (uint32_t)countries->count) :
	    row(countries, often[below(state, G_N_ELEMENTS(often))]);
	struct household *household = &ret->household;

	memset(household, 0, sizeof(*household));
	household->registered_on = day(2014, 1, 1) + (day_number)below(state, 4800);
	household->departure_on = household->registered_on + (day_number)below(state, 400);
	household->departure_kind = (small_answer)(1 + below(state, DEPARTURE_KIND_COUNT));
	household->route = (small_answer)(1 + below(state, ROUTE_COUNT));
	household->residence_status = (small_answer)(1 + below(state, 6));
	household->long_stay_intent = (small_answer)(3 - rarely_yes(state));
	household->own_means = rarely_yes(state);
	household->partner_available = (small_answer)(3 - rarely_yes(state));
	household->post_arrival_at_departure = rarely_yes(state);
	household->dublin_claimant = 1;
	household->member_count = (uint8_t)(1 + below(state, 5));
	household->member = ret->member;
	for (int i = 0; i < household->member_count; i++)
		make_member(state, countries, i, family, &ret->member[i]);
}

static bool same(const struct sum *one, const struct sum *other)
{
	return one->range.min == other->range.min && one->range.max == other->range.max &&
	    one->incomplete == other->incomplete;
}

bool oracle_agrees(const struct assessment_sums *one, const struct assessment_sums *other)
{
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		if (!same(&one->total[i], &other->total[i]) ||
		    !same(&one->at_departure[i], &other->at_departure[i]))
			return false;
	}
	return one->applies == other->applies &&
	    same(&one->jrs_minus_national, &other->jrs_minus_national) &&
	    same(&one->harmonised_minus_national, &other->harmonised_minus_national);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/assess.h"

#include <stdlib.h>
#include <string.h>

#include "household_field.h"
#include "rulebook_parts.h"
#include "share.h"

/* The case as it stands, and a copy on which answers are tried. */
struct asker {
	const struct rulebook *rulebook;
	const struct stretch *stretch;
	struct household household; /* its members are the copies below */
	struct member member[CASE_PERSONS_MAX];
	struct share_case of_case;
	struct share share[CASE_PERSONS_MAX];
	/* Rules, a bit each, that a line rests on which is not 0 for certain. */
	uint64_t resting[CASE_PERSONS_MAX][PACKAGE_COUNT][DEPARTURE_KIND_COUNT];
	struct tally total;
	enum applies applies;
	enum package package; /* whose width is to become smaller */
};

/* What the answers to one question come to. */
struct trial {
	package_mask changes;
	bool decides; /* which package applies */
	cents widest; /* width that is left */
};

static cents width(const struct tally *tally, enum package package)
{
	return tally->max.of[SUM_TOTAL + package] - tally->min.of[SUM_TOTAL + package];
}

static enum applies find_applies(const struct asker *asker)
{
	const struct household *household = &asker->household;

	return asker->stretch->applies[household->departure_kind][household->route];
}

static uint64_t rules_of(const struct stretch *stretch, enum package package,
    uint64_t conditions)
{
	uint64_t rules = 0;

	for (int i = 0; i < RULEBOOK_CONDITIONS_MAX; i++)
		if (conditions >> i & 1 && stretch->condition[package][i].bit >= 0)
			rules |= UINT64_C(1) << stretch->condition[package][i].bit;
	return rules;
}

static void find_resting(struct asker *asker, int index)
{
	const struct share *share = &asker->share[index];

	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++) {
			uint64_t conditions = 0;

			for (int i = 0; i < RULEBOOK_COMPONENTS_MAX; i++)
				if (share->line[package][i].range.max > 0 ||
				    share->line[package][i].incomplete)
					conditions |=
					    asker->stretch->rests_on[package][kind][i];
			asker->resting[index][package][kind] =
			    rules_of(asker->stretch, package, conditions);
		}
}

static void begin(struct asker *asker, const struct rulebook *rulebook,
    const struct household *household, int stretch)
{
	asker->rulebook = rulebook;
	asker->stretch = &rulebook->stretch[stretch];
	asker->household = *household;
	asker->household.member = asker->member;
	memcpy(asker->member, household->member,
	    household->member_count * sizeof(asker->member[0]));
	share_begin(asker->stretch, &asker->household, &asker->of_case);
	for (int i = 0; i < household->member_count; i++) {
		share_of(&asker->of_case, i + 1, &asker->share[i]);
		find_resting(asker, i);
	}
	asker->total = share_total(&asker->of_case, asker->share, household->member_count);
	asker->applies = find_applies(asker);
}

/* The package that applies; none or open: the one that is widest. */
static enum package find_package(const struct asker *asker)
{
	enum package widest = PACKAGE_NATIONAL;

	if (asker->applies < (enum applies)PACKAGE_COUNT)
		return (enum package)asker->applies;
	for (int package = 1; package < PACKAGE_COUNT; package++)
		if (width(&asker->total, package) > width(&asker->total, widest))
			widest = (enum package)package;
	return widest;
}

static bool same_sum(const struct sum *one, const struct sum *other)
{
	return one->range.min == other->range.min && one->range.max == other->range.max &&
	    one->incomplete == other->incomplete;
}

/* Packages in which a line of the person differs. */
static package_mask differing_lines(const struct asker *asker, const struct share *one,
    const struct share *other)
{
	package_mask differing = 0;

	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (size_t i = 0; i < asker->rulebook->names.component_count; i++)
			if (!same_sum(&one->line[package][i], &other->line[package][i]))
				differing |= (package_mask)(1 << package);
	return differing;
}

/* Packages in which an answer settles a condition that an amount rests on, although the
 * range may stay as wide as another open condition makes it. */
static package_mask settled(const struct asker *asker, int index, const struct share *one,
    const struct share *other, kind_mask kinds)
{
	package_mask ret = 0;

	for (int kind = share_next(kinds, -1); kind >= 0; kind = share_next(kinds, kind)) {
		uint64_t changed = one->answers[kind].unknown ^ other->answers[kind].unknown;

		for (int package = 0; package < PACKAGE_COUNT; package++)
			if (changed & asker->resting[index][package][kind])
				ret |= (package_mask)(1 << package);
	}
	return ret;
}

static package_mask differing_totals(const struct tally *one, const struct tally *other)
{
	package_mask differing = 0;

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		struct sum sum = tally_sum(one, SUM_TOTAL + package);
		struct sum other_sum = tally_sum(other, SUM_TOTAL + package);

		if (!same_sum(&sum, &other_sum))
			differing |= (package_mask)(1 << package);
	}
	return differing;
}

static void note(const struct asker *asker, const struct tally *total,
    package_mask differing, struct trial *trial)
{
	cents left = width(total, asker->package);

	trial->changes |= differing | differing_totals(total, &asker->total);
	trial->decides |= find_applies(asker) != asker->applies;
	trial->widest = left > trial->widest ? left : trial->widest;
}

/* The case with an answer that stands in asker->household now. */
static void try_case(struct asker *asker, struct trial *trial)
{
	int count = asker->household.member_count;
	struct share share[CASE_PERSONS_MAX];
	struct share_case of_case;
	struct tally total;
	package_mask differing = 0;

	share_begin(asker->stretch, &asker->household, &of_case);
	for (int i = 0; i < count; i++) {
		share_of(&of_case, i + 1, &share[i]);
		differing |= differing_lines(asker, &share[i], &asker->share[i]) |
		    settled(asker, i, &share[i], &asker->share[i],
			of_case.kinds & asker->of_case.kinds);
	}
	total = share_total(&of_case, share, count);
	note(asker, &total, differing, trial);
}

/* One person with an answer that stands in asker->member now: the others stay. */
static void try_person(struct asker *asker, int person, struct trial *trial)
{
	struct share *own = &asker->share[person - 1];
	struct share kept = *own;
	struct tally total;

	share_of(&asker->of_case, person, own);
	total = share_total(&asker->of_case, asker->share, asker->household.member_count);
	note(asker, &total,
	    differing_lines(asker, own, &kept) |
		settled(asker, person - 1, own, &kept, asker->of_case.kinds),
	    trial);
	*own = kept;
}

static void try_answers(struct asker *asker, const struct fact *fact,
    const struct household_field *field, int person, struct trial *trial)
{
	uint8_t *answer = person > 0 ? (uint8_t *)&asker->member[person - 1] :
	                               (uint8_t *)&asker->household;

	answer += field->offset;
	for (int i = 1; i <= household_value_count(fact); i++) {
		*answer = (small_answer)i;
		if (person > 0)
			try_person(asker, person, trial);
		else
			try_case(asker, trial);
	}
	*answer = HOUSEHOLD_UNANSWERED;
}

static void try_ages(struct asker *asker, int person, struct trial *trial)
{
	struct member *member = &asker->member[person - 1];

	member->age = AGE_MINOR;
	try_person(asker, person, trial);
	member->age = AGE_ADULT;
	try_person(asker, person, trial);
	member->age = AGE_OPEN;
}

/* One country for each way in which nationalities differ here. */
static void try_nationalities(struct asker *asker, int person, struct trial *trial)
{
	const struct stretch *stretch = asker->stretch;
	struct member *member = &asker->member[person - 1];
	bool tried[ROW_CLASSES_MAX + 1][TARIFFS_MAX] = { 0 };

	for (size_t row = 0; row < asker->rulebook->countries->count; row++) {
		bool *done = &tried[stretch->row_class_of[row]][stretch->tariff_of[row]];

		if (*done)
			continue;
		*done = true;
		member->nationality_row = (uint16_t)row;
		try_person(asker, person, trial);
	}
	member->nationality_row = COUNTRY_UNKNOWN_ROW;
}

static bool is_asked(const struct asker *asker, const struct fact *fact, int person)
{
	const struct household_field *field = household_field_find(fact->id);
	const struct member *member = person > 0 ? &asker->member[person - 1] : NULL;
	const void *owner = person > 0 ? (const void *)member : &asker->household;

	if (fact->absent != FACT_ABSENT_UNKNOWN)
		return false;
	if (fact->id == FACT_BORN_ON)
		return member->age == AGE_OPEN;
	if (fact->id == FACT_NATIONALITY)
		return member->nationality_row == COUNTRY_UNKNOWN_ROW &&
		    !member->nationality_asked;
	if (fact->id == FACT_OWN_APPLICATION &&
	    (member->age == AGE_MINOR || member->role == 1 + ROLE_MAIN_APPLICANT))
		return false;
	return field != NULL && household_field_asked(field) &&
	    household_answer(owner, field->offset) == HOUSEHOLD_UNANSWERED;
}

/* Try every answer; fill in the question if one of them changes something. */
static bool ask(struct asker *asker, enum fact_id id, int person, struct question *ret)
{
	const struct fact *fact = fact_get(id);
	struct trial trial = { 0 };

	if (!is_asked(asker, fact, person))
		return false;
	if (id == FACT_BORN_ON)
		try_ages(asker, person, &trial);
	else if (id == FACT_NATIONALITY)
		try_nationalities(asker, person, &trial);
	else
		try_answers(asker, fact, household_field_find(id), person, &trial);
	*ret = (struct question){
		.fact = id,
		.person = person,
		.narrows = width(&asker->total, asker->package) - trial.widest,
		.changes = trial.changes,
		.decides = trial.decides,
	};
	if (ret->narrows < 0)
		ret->narrows = 0;
	return trial.changes != 0 || trial.decides;
}

/* Keep the list in order: largest first, equal ones as they came. */
static size_t insert(struct question *list, size_t count, size_t size,
    const struct question *question)
{
	size_t at = count < size ? count : size;

	while (at > 0 && list[at - 1].narrows < question->narrows) {
		if (at < size)
			list[at] = list[at - 1];
		at--;
	}
	if (at < size)
		list[at] = *question;
	return count < size ? count + 1 : size;
}

static size_t ask_all(struct asker *asker, struct question *ret, size_t size)
{
	struct question question;
	size_t count = 0;

	for (int fact = 0; fact < FACT_CASE_COUNT; fact++)
		if (ask(asker, fact, 0, &question))
			count = insert(ret, count, size, &question);
	for (int person = 1; person <= asker->household.member_count; person++)
		for (int fact = FACT_CASE_COUNT; fact < FACT_COUNT; fact++)
			if (ask(asker, fact, person, &question))
				count = insert(ret, count, size, &question);
	return count;
}

size_t question_list(const struct rulebook *rulebook, const struct household *household,
    const struct assessment *assessment, struct question *ret, size_t size)
{
	struct asker asker;

	begin(&asker, rulebook, household, assessment->stretch);
	asker.package = find_package(&asker);
	return ask_all(&asker, ret, size);
}

size_t question_list_of_package(const struct rulebook *rulebook,
    const struct household *household, enum package package, struct question *ret,
    size_t size)
{
	struct asker asker;

	begin(&asker, rulebook, household,
	    rulebook_stretch_index(rulebook, household->registered_on));
	asker.package = package;
	return ask_all(&asker, ret, size);
}

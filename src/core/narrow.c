/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/narrow.h"

#include <string.h>

#include "household_field.h"
#include "rulebook_parts.h"
#include "share.h"
#include "spread_store.h"

/* Persons who are alike: what is found out for one holds for each. */
struct alike {
	int person;
	int count;
};

/* The household as it stands, and a copy on which answers are tried. */
struct narrower {
	struct spread_store *store;
	const struct stretch *stretch;
	package_mask packages;
	struct household tried; /* its members are the copies below */
	struct member member[CASE_PERSONS_MAX];
	kind_mask kinds;
	struct tally_case of_kind[DEPARTURE_KIND_COUNT];
	struct alike alike[CASE_PERSONS_MAX];
	int alike_count;
	/* By kind, of one of those who are alike: what the facts say, what
	 * of it decides, and the totals. */
	struct masks facts[DEPARTURE_KIND_COUNT][CASE_PERSONS_MAX];
	person_key key[DEPARTURE_KIND_COUNT][CASE_PERSONS_MAX];
	/* Sections that may still pay, of one of them and of anybody, in any kind. */
	unsigned alive[CASE_PERSONS_MAX];
	unsigned alive_of_case;
	struct totals part[DEPARTURE_KIND_COUNT][CASE_PERSONS_MAX];
	struct totals sum[DEPARTURE_KIND_COUNT];
	struct totals whole; /* over all kinds */
};

/* An answer that is tried: `value` of a fact, which stands in the copy. */
struct answer_tried {
	const struct asked_fact *fact;
	int value;
	bool again; /* everything is judged again: nothing quicker is safe */
};

/* What the answers to one question come to. */
struct trial {
	package_mask changes;
	cents widest[PACKAGE_COUNT];
};

/* --- totals --- */

static void add(struct totals *sum, const struct totals *more, int times)
{
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		sum->min[i] += times * more->min[i];
		sum->max[i] += times * more->max[i];
	}
	if (times > 0)
		sum->missing |= more->missing;
}

static void widen(struct totals *totals, const struct totals *other, bool first)
{
	if (first) {
		*totals = *other;
		return;
	}
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		if (other->min[i] < totals->min[i])
			totals->min[i] = other->min[i];
		if (other->max[i] > totals->max[i])
			totals->max[i] = other->max[i];
	}
	totals->missing |= other->missing;
}

static struct totals totals_of(const struct tally *tally)
{
	struct totals ret;

	for (int i = 0; i < PACKAGE_COUNT; i++) {
		ret.min[i] = tally->min.of[SUM_TOTAL + i];
		ret.max[i] = tally->max.of[SUM_TOTAL + i];
	}
	ret.missing = tally->missing & ((1u << PACKAGE_COUNT) - 1);
	return ret;
}

static struct totals work_out(
    const struct tally_case *of_case, const struct masks *answers, int person)
{
	struct tally tally = { 0 };

	tally_add_member(of_case, answers, person, &tally);
	return totals_of(&tally);
}

/* The final answers of one person, from what the facts say. */
static struct masks finish(const struct stretch *stretch,
    const struct tally_case *of_case, const struct masks *facts, int person)
{
	const struct member *member = &of_case->household.member[person - 1];
	struct masks ret = *facts;
	uint64_t softened;

	if (of_case->household.override_count > 0)
		return judge_member(
		    stretch, &of_case->household, &of_case->masks, person);
	judge_nationality(stretch, member->nationality_row, &ret);
	if (ret.unmet != 0) {
		softened = ret.unmet & judge_softened(stretch, member);
		ret.unmet &= ~softened;
		ret.check |= softened;
	}
	return ret;
}

/* What of it decides the amounts of one person. */
static person_key find_key(const struct narrower *narrower,
    const struct tally_case *of_case, const struct masks *facts, int person,
    unsigned *ret_alive)
{
	const struct member *member = &of_case->household.member[person - 1];
	struct masks answers = finish(narrower->stretch, of_case, facts, person);
	struct openness openness =
	    completion_openness(narrower->stretch, of_case->schedule, &answers, member);
	unsigned needs = schedule_needs(of_case->schedule, narrower->packages);

	*ret_alive = (openness.satisfied | openness.open) & needs;
	return spread_store_key(narrower->store, narrower->stretch,
	    of_case->household.departure_kind - 1, &openness, needs);
}

/* What one person has in one departure kind, from what was worked out before. */
static struct totals find_part(const struct narrower *narrower,
    const struct tally_case *of_case, const struct masks *facts, int person,
    person_key key)
{
	struct stored_totals *stored;
	struct masks answers;

	if (tally_chosen(of_case, &of_case->household.member[person - 1])) {
		answers = finish(narrower->stretch, of_case, facts, person);
		return work_out(of_case, &answers, person);
	}
	key = key << PACKAGE_COUNT | narrower->packages;
	stored = spread_store_totals(narrower->store, key);
	if (stored->person != key) {
		answers = finish(narrower->stretch, of_case, facts, person);
		stored->person = key;
		stored->totals = work_out(of_case, &answers, person);
	}
	return stored->totals;
}

/* --- the household as it stands --- */

static void find_alike(struct narrower *narrower)
{
	int count = narrower->tried.member_count;

	for (int person = 1; person <= count;) {
		struct alike *alike = &narrower->alike[narrower->alike_count++];

		*alike = (struct alike){ person, judge_alike(&narrower->tried, person) };
		person += alike->count;
	}
}

static struct totals sum_up(struct narrower *narrower, int kind)
{
	const struct tally_case *of_kind = &narrower->of_kind[kind];
	struct totals ret = { 0 };

	for (int i = 0; i < narrower->alike_count; i++) {
		int person = narrower->alike[i].person;
		struct masks *facts = &narrower->facts[kind][i];
		unsigned alive;

		*facts = judge_facts(
		    narrower->stretch, &of_kind->household, &of_kind->masks, person);
		narrower->key[kind][i] =
		    find_key(narrower, of_kind, facts, person, &alive);
		narrower->alive[i] |= alive;
		narrower->alive_of_case |= alive;
		narrower->part[kind][i] =
		    find_part(narrower, of_kind, facts, person, narrower->key[kind][i]);
		add(&ret, &narrower->part[kind][i], narrower->alike[i].count);
	}
	return ret;
}

static void begin(struct narrower *narrower, struct spread_store *store,
    const struct household *household, package_mask packages)
{
	bool first = true;

	narrower->store = store;
	narrower->packages = packages;
	narrower->stretch = &store->rulebook->stretch[rulebook_stretch_index(
	    store->rulebook, household->registered_on)];
	narrower->tried = *household;
	narrower->tried.member = narrower->member;
	memcpy(narrower->member, household->member,
	    household->member_count * sizeof(narrower->member[0]));
	narrower->alike_count = 0;
	find_alike(narrower);
	memset(narrower->alive, 0,
	    (size_t)narrower->alike_count * sizeof(narrower->alive[0]));
	narrower->alive_of_case = 0;
	narrower->kinds = tally_kinds(household);
	for (int kind = share_next(narrower->kinds, -1); kind >= 0;
	     kind = share_next(narrower->kinds, kind)) {
		tally_begin(
		    narrower->stretch, &narrower->tried, kind, &narrower->of_kind[kind]);
		narrower->sum[kind] = sum_up(narrower, kind);
		widen(&narrower->whole, &narrower->sum[kind], first);
		first = false;
	}
}

/* --- trying answers --- */

static void note(
    const struct narrower *narrower, const struct totals *left, struct trial *trial)
{
	const struct totals *whole = &narrower->whole;

	for (int i = 0; i < PACKAGE_COUNT; i++) {
		cents width = left->max[i] - left->min[i];

		if (left->min[i] != whole->min[i] || left->max[i] != whole->max[i] ||
		    (left->missing ^ whole->missing) >> i & 1)
			trial->changes |= (package_mask)(1 << i);
		if (width > trial->widest[i])
			trial->widest[i] = width;
	}
}

/* What the facts of one person say with another answer. */
static struct masks with_answer(const struct narrower *narrower,
    const struct tally_case *of_case, const struct answer_tried *tried, int kind,
    int index)
{
	const struct asked_fact *fact = tried->fact;
	struct masks ret = narrower->facts[kind][index];

	if (tried->again)
		return judge_facts(narrower->stretch, &of_case->household,
		    &of_case->masks, narrower->alike[index].person);
	if (fact->table != NULL) {
		const struct masks *instead = &fact->table->of[tried->value];

		ret.unmet = (ret.unmet & ~fact->rules) | instead->unmet;
		ret.unknown = (ret.unknown & ~fact->rules) | instead->unknown;
		ret.check = (ret.check & ~fact->rules) | instead->check;
	}
	return ret;
}

/* One of those who are alike with an answer tried; true when it changes nothing. */
static bool try_part(const struct narrower *narrower, const struct tally_case *of_case,
    const struct answer_tried *tried, int kind, int index, struct totals *ret)
{
	struct masks facts = with_answer(narrower, of_case, tried, kind, index);
	int person = narrower->alike[index].person;
	unsigned unused;
	person_key key = find_key(narrower, of_case, &facts, person, &unused);

	if (key == narrower->key[kind][index]) {
		*ret = narrower->part[kind][index];
		return true;
	}
	*ret = find_part(narrower, of_case, &facts, person, key);
	return false;
}

/* An answer of the case. */
static void try_case(
    struct narrower *narrower, const struct answer_tried *tried, struct trial *trial)
{
	struct totals whole = { 0 };
	bool first = true;
	bool same = true;

	for (int kind = share_next(narrower->kinds, -1); kind >= 0;
	     kind = share_next(narrower->kinds, kind)) {
		const struct tally_case *of_case = &narrower->of_kind[kind];
		struct totals sum = { 0 };
		struct tally_case anew;

		if (tried->again) {
			tally_begin(narrower->stretch, &narrower->tried, kind, &anew);
			of_case = &anew;
		}
		for (int i = 0; i < narrower->alike_count; i++) {
			struct totals part;

			same &= try_part(narrower, of_case, tried, kind, i, &part);
			add(&sum, &part, narrower->alike[i].count);
		}
		widen(&whole, &sum, first);
		first = false;
	}
	note(narrower, same ? &narrower->whole : &whole, trial);
}

/* An answer of one of those who are alike: the others stay. */
static void try_person(struct narrower *narrower, const struct answer_tried *tried,
    int index, struct trial *trial)
{
	struct totals part[DEPARTURE_KIND_COUNT];
	struct totals whole = { 0 };
	bool first = true;
	bool same = true;

	for (int kind = share_next(narrower->kinds, -1); kind >= 0;
	     kind = share_next(narrower->kinds, kind))
		same &= try_part(
		    narrower, &narrower->of_kind[kind], tried, kind, index, &part[kind]);
	for (int kind = share_next(narrower->kinds, -1); kind >= 0 && !same;
	     kind = share_next(narrower->kinds, kind)) {
		for (int i = 0; i < narrower->alike_count; i++)
			add(&part[kind], &narrower->part[kind][i],
			    narrower->alike[i].count - (i == index));
		widen(&whole, &part[kind], first);
		first = false;
	}
	note(narrower, same ? &narrower->whole : &whole, trial);
}

/* The kind is part of what is worked out already. */
static void try_kinds(struct narrower *narrower, struct trial *trial)
{
	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
		note(narrower, &narrower->sum[kind], trial);
}

static void try_ages(struct narrower *narrower, const struct answer_tried *tried,
    int index, struct trial *trial)
{
	struct member *member = &narrower->member[narrower->alike[index].person - 1];

	member->age = AGE_MINOR;
	try_person(narrower, tried, index, trial);
	member->age = AGE_ADULT;
	try_person(narrower, tried, index, trial);
	member->age = AGE_OPEN;
}

/* One country for each way in which nationalities differ here. */
static void try_nationalities(struct narrower *narrower, const struct answer_tried *tried,
    int index, struct trial *trial)
{
	const struct asked *asked =
	    spread_store_asked(narrower->store, narrower->stretch);
	struct member *member = &narrower->member[narrower->alike[index].person - 1];

	for (int i = 0; i < asked->row_count; i++) {
		member->nationality_row = asked->row[i];
		try_person(narrower, tried, index, trial);
	}
	member->nationality_row = COUNTRY_UNKNOWN_ROW;
}

static void try_answers(
    struct narrower *narrower, struct answer_tried *tried, int index, struct trial *trial)
{
	const struct asked_fact *fact = tried->fact;
	small_answer *answer =
	    fact->of_member
		? (uint8_t *)&narrower->member[narrower->alike[index].person - 1]
		: (uint8_t *)&narrower->tried;

	answer += fact->offset;
	for (tried->value = 1; tried->value <= fact->values; tried->value++) {
		*answer = (small_answer)tried->value;
		if (fact->of_member)
			try_person(narrower, tried, index, trial);
		else
			try_case(narrower, tried, trial);
	}
	*answer = HOUSEHOLD_UNANSWERED;
}

/* --- asking --- */

static bool is_missing(const struct asked_fact *fact, const void *owner)
{
	const struct member *member = owner;

	switch (fact->fact) {
	case FACT_BORN_ON:
		return member->age == AGE_OPEN;
	case FACT_NATIONALITY:
		return member->nationality_row == COUNTRY_UNKNOWN_ROW &&
		       !member->nationality_asked;
	case FACT_OWN_APPLICATION:
		return member->own_application == HOUSEHOLD_UNANSWERED &&
		       member->age != AGE_MINOR &&
		       member->role != 1 + ROLE_MAIN_APPLICANT;
	default:
		return household_answer(owner, fact->offset) == HOUSEHOLD_UNANSWERED;
	}
}

static void try_fact(struct narrower *narrower, const struct asked_fact *fact, int index,
    struct trial *trial)
{
	struct answer_tried tried = {
		.fact = fact,
		.again = fact->shared || narrower->tried.override_count > 0,
	};

	switch (fact->fact) {
	case FACT_DEPARTURE_KIND:
		try_kinds(narrower, trial);
		break;
	case FACT_BORN_ON:
		try_ages(narrower, &tried, index, trial);
		break;
	case FACT_NATIONALITY:
		try_nationalities(narrower, &tried, index, trial);
		break;
	default:
		try_answers(narrower, &tried, index, trial);
	}
}

/* What is ruled out already stays so, whatever else is answered; unless answers are
 * replaced, which may be for one person only. */
static bool may_matter(
    const struct narrower *narrower, const struct asked_fact *fact, unsigned alive)
{
	return fact->sections == EVERY_SECTION || fact->sections & alive ||
	       narrower->tried.override_count > 0;
}

/* Try every answer where the fact is missing, of the case or of so many persons. */
static void ask(struct narrower *narrower, const struct asked_fact *fact, int index,
    struct narrowing *sum)
{
	const struct alike *alike = &narrower->alike[index];
	const void *owner = fact->of_member ? (void *)&narrower->member[alike->person - 1]
					    : (void *)&narrower->tried;
	unsigned alive =
	    fact->of_member ? narrower->alive[index] : narrower->alive_of_case;
	struct trial trial = { 0 };

	if (!is_missing(fact, owner) || !may_matter(narrower, fact, alive))
		return;
	try_fact(narrower, fact, index, &trial);
	sum->changes |= trial.changes & narrower->packages;
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		cents width = narrower->whole.max[i] - narrower->whole.min[i];

		if (narrower->packages >> i & 1 && width > trial.widest[i])
			sum->narrows[i] += (width - trial.widest[i]) *
					   (fact->of_member ? alike->count : 1);
	}
}

size_t narrow_list(struct spread_store *store, const struct household *household,
    package_mask packages, struct narrowing ret[FACT_COUNT])
{
	struct narrower narrower;
	const struct asked *asked;
	size_t count = 0;

	begin(&narrower, store, household, packages);
	asked = spread_store_asked(store, narrower.stretch);
	for (int i = 0; i < asked->fact_count; i++) {
		const struct asked_fact *fact = &asked->fact[i];
		int owners = fact->of_member ? narrower.alike_count : 1;

		if (!(fact->packages & packages))
			continue;
		ret[count] = (struct narrowing){ .fact = fact->fact };
		for (int index = 0; index < owners; index++)
			ask(&narrower, fact, index, &ret[count]);
		count += ret[count].changes != 0;
	}
	return count;
}

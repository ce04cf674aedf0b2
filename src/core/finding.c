/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/assess.h"

#include "judge.h"
#include "rulebook_parts.h"
#include "share.h"
#include "stretch_maker.h"

/* What findings are read from. */
struct reader {
	const struct rulebook *rulebook;
	const struct stretch *stretch;
	const struct household *household;
	const struct assessment *assessment;
	enum package package;
	struct share_case of_case;
	int component; /* the line's, or -1: any */
};

static void begin(struct reader *reader, const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum package package, int component)
{
	*reader = (struct reader){
		.rulebook = rulebook,
		.stretch = &rulebook->stretch[assessment->stretch],
		.household = household,
		.assessment = assessment,
		.package = package,
		.component = component,
	};
	share_begin(reader->stretch, household, &reader->of_case);
}

/* Conditions that count in one kind, a bit per index. */
static uint64_t counting(const struct reader *reader, int kind)
{
	const uint64_t *rests_on = reader->stretch->rests_on[reader->package][kind];
	uint64_t ret = 0;

	if (reader->component >= 0)
		return rests_on[reader->component];
	for (int i = 0; i < RULEBOOK_COMPONENTS_MAX; i++)
		ret |= rests_on[i];
	return ret;
}

/* What decided for this nationality: an overlay, or an exception of a country list. */
static void find_deciders(const struct reader *reader, const struct member *member,
    struct finding *finding)
{
	const struct country_table *countries = reader->rulebook->countries;
	const struct condition_rule *rule = finding->rule;
	size_t row = member->nationality_row;
	int list;

	if (rule == NULL || row >= countries->count)
		return;
	finding->overlay = stretch_overlay(&reader->stretch->in_force[reader->package], rule,
	    countries->country[row].code);
	if (finding->overlay != NULL || rule->test != TEST_COUNTRY)
		return;
	list = country_list_find(countries, rule->list);
	finding->exception =
	    country_exception_on(countries, list, row, reader->household->registered_on);
}

static const char *source_of(const struct reader *reader, const struct finding *finding)
{
	if (finding->overlay != NULL)
		return finding->overlay->source;
	if (finding->exception != NULL)
		return finding->exception->source;
	if (finding->rule != NULL)
		return finding->rule->source;
	return reader->stretch->policy[reader->package]->source;
}

static uint8_t agree(uint8_t one, uint8_t other)
{
	return one == other ? one : ANSWER_UNKNOWN;
}

/* The final answer and the plain one of a rule in one kind. */
static void put_answers(const struct reader *reader, int kind, int bit, bool first,
    struct finding *finding)
{
	const struct answers *final =
	    &reader->assessment->answers[kind][finding->person - 1];
	const struct masks masks = { final->unmet, final->unknown, final->check };
	const struct tally_case *of_kind = &reader->of_case.of_kind[kind];
	struct masks plain = judge_plain(reader->stretch, &of_kind->household,
	    &of_kind->masks, finding->person);
	uint8_t answer = (uint8_t)judge_answer(&masks, bit);
	uint8_t plain_answer = (uint8_t)judge_answer(&plain, bit);

	finding->answer = first ? answer : agree(finding->answer, answer);
	finding->plain_answer =
	    first ? plain_answer : agree(finding->plain_answer, plain_answer);
}

/* Fill in the finding of a condition; false when it counts in no kind. */
static bool find_one(const struct reader *reader, int person, int condition,
    struct finding *ret)
{
	const struct member *member = &reader->household->member[person - 1];
	int bit = reader->stretch->condition[reader->package][condition].bit;
	uint64_t rule = bit >= 0 ? (uint64_t)1 << bit : 0;
	bool found = false;

	*ret = (struct finding){
		.person = (uint8_t)person,
		.condition = (uint8_t)condition,
		.answer = ANSWER_MET,
		.plain_answer = ANSWER_MET,
		.rule = reader->stretch->condition[reader->package][condition].rule,
	};
	for (int kind = share_next(reader->of_case.kinds, -1); kind >= 0;
	     kind = share_next(reader->of_case.kinds, kind)) {
		if (!(counting(reader, kind) >> condition & 1))
			continue;
		if (bit >= 0)
			put_answers(reader, kind, bit, !found, ret);
		found = true;
	}
	if (!found)
		return false;
	ret->overridden =
	    (judge_overridden(reader->stretch, reader->household, person) & rule) != 0;
	ret->softened = !ret->overridden && ret->plain_answer == ANSWER_UNMET &&
	    judge_softened(reader->stretch, member) & rule;
	find_deciders(reader, member, ret);
	ret->source = source_of(reader, ret);
	return true;
}

static size_t find_of_person(const struct reader *reader, int person, struct finding *ret,
    size_t size)
{
	size_t count = 0;
	int conditions = (int)reader->rulebook->names.condition_count;

	for (int condition = 0; condition < conditions && count < size; condition++)
		count += find_one(reader, person, condition, &ret[count]);
	return count;
}

size_t finding_list(const struct rulebook *rulebook, const struct household *household,
    const struct assessment *assessment, enum package package, struct finding *ret,
    size_t size)
{
	struct reader reader;
	size_t count = 0;

	begin(&reader, rulebook, household, assessment, package, -1);
	for (int person = 1; person <= household->member_count; person++)
		count += find_of_person(&reader, person, ret + count, size - count);
	return count;
}

size_t finding_list_of_line(const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum package package, const struct line *line, struct finding *ret, size_t size)
{
	struct reader reader;

	begin(&reader, rulebook, household, assessment, package, line->component);
	return find_of_person(&reader, line->person, ret, size);
}

const char *finding_label(
    const struct rulebook *rulebook, const struct finding *finding, enum lang lang)
{
	const char *label = finding->rule != NULL ? finding->rule->label[lang] : NULL;

	if (label != NULL && *label != '\0')
		return label;
	return rulebook_condition_label(rulebook, finding->condition, lang);
}

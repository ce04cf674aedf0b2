/* SPDX-License-Identifier: EUPL-1.2 */
#include "random_case.h"

#include <glib.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/text.h"

static const char *const texts[] = { "Voorbeeld", "Fictief-Ørsted", "ł", "مثال علي",
	"علی‌رضا", "ኣብነት", "Пример", "例 名前", "ნიმუში", "ab\tc",
	"e\u0301te\u0301", "“quotes” \"\\", "two\nlines", "🙂" };

static int64_t random_number(struct support_random *random, const struct fact *fact)
{
	static const char *const codes[] = { "IQ", "MN", "GE", "XK", "NL", "SY" };
	int choices = 0;
	day_number day;

	switch (fact->type) {
	case FACT_TYPE_CHOICE:
	case FACT_TYPE_YESNO:
		while (choices < FACT_CHOICES_MAX && fact->choices[choices] != NULL)
			choices++;
		return support_random_below(random, (uint32_t)choices);
	case FACT_TYPE_DATE:
		date_from_civil(2014, 1, 1, &day);
		return day + (int64_t)support_random_below(random, 4700);
	case FACT_TYPE_PARTIAL_DATE:
		return partial_date_pack((struct partial_date){
		    .year = (int16_t)(1930 + support_random_below(random, 96)),
		    .month = (uint8_t)(1 + support_random_below(random, 12)),
		    .day = (uint8_t)(1 + support_random_below(random, 28)),
		});
	case FACT_TYPE_NATIONALITY:
		if (support_random_below(random, 8) == 0)
			return NATIONALITY_STATELESS + support_random_below(random, 2);
		return country_code_from_text(
		    codes[support_random_below(random, G_N_ELEMENTS(codes))]);
	case FACT_TYPE_COUNTRY:
		return country_code_from_text(
		    codes[support_random_below(random, G_N_ELEMENTS(codes))]);
	case FACT_TYPE_PERSON:
		return 1 + support_random_below(random, 6);
	default:
		return support_random_below(random, 40) * 100;
	}
}

void random_value(
    struct support_random *random, const struct fact *fact, struct value *ret)
{
	bool lines = fact->type == FACT_TYPE_LINES;

	value_clear(ret);
	ret->set = true;
	if (lines || fact->type == FACT_TYPE_TEXT)
		assert_int_equal(
		    text_normalise(
			texts[support_random_below(random, G_N_ELEMENTS(texts))], lines,
			"", &ret->text, NULL),
		    0);
	else
		ret->number = random_number(random, fact);
	if (fact->type == FACT_TYPE_PARTIAL_DATE && support_random_below(random, 3) == 0)
		ret->number = ret->number / 10000 * 10000; /* only the year */
}

static void random_person(struct support_random *random, struct case_file *file)
{
	int person = case_file_add_person(file);

	for (int id = FACT_CASE_COUNT; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (fact->id == FACT_NAME ||
		    (fact->id != FACT_ROLE && support_random_below(random, 2) == 0))
			random_value(
			    random, fact, case_file_value(file, fact->id, person));
	}
	if (person > 1)
		case_file_value(file, FACT_ROLE, person)->number =
		    ROLE_PARTNER + support_random_below(random, 3);
	if (!case_file_value(file, FACT_REAN_CASH_REASON, person)->set)
		value_clear(case_file_value(file, FACT_REAN_CASH, person));
}

/* Each step that is set comes after the one before it. */
static void random_course(struct support_random *random, struct case_file *file)
{
	enum case_state now = CASE_INTAKE;
	day_number day;

	date_from_civil(2024, 1, 1, &day);
	for (enum case_state state = CASE_ADVISED; state < CASE_STATE_COUNT; state++) {
		struct value *value = &file->fact[case_state_fact(state)];

		value_clear(value);
		if (!case_state_may_follow(state, now) ||
		    support_random_below(random, 2) == 0)
			continue;
		day += (day_number)support_random_below(random, 40);
		*value = (struct value){ .set = true, .number = day };
		now = state;
	}
}

void random_case(struct support_random *random, struct case_file *ret)
{
	static const char *const conditions[] = { "rean.own_means", "rean.eu_residence",
		"reintegration.visa", "jrs.partner" };
	int persons = 1 + (int)support_random_below(random, 6);
	int overrides = (int)support_random_below(random, 4);

	case_file_clear(ret);
	for (int id = 0; id < FACT_CASE_COUNT; id++) {
		if (id == FACT_REGISTERED_ON || support_random_below(random, 2) == 0)
			random_value(random, fact_get((enum fact_id)id), &ret->fact[id]);
	}
	random_course(random, ret);
	for (int i = 0; i < persons; i++)
		random_person(random, ret);
	for (int i = 0; i < overrides; i++)
		assert_int_equal(
		    case_file_set_override(ret,
			(int)support_random_below(random, (uint32_t)persons + 1),
			conditions[support_random_below(
			    random, G_N_ELEMENTS(conditions))],
			support_random_below(random, 2) ? OVERRIDE_MET : OVERRIDE_UNMET,
			texts[support_random_below(random, 4)]),
		    0);
	/* A link by chance is seldom one that may be. */
	for (int person = 1; person <= persons; person++) {
		if (case_file_check(ret, false, NULL) == 0)
			break;
		value_clear(case_file_value(ret, FACT_LINKED_TO, person));
	}
	assert_int_equal(case_file_check(ret, false, NULL), 0);
}

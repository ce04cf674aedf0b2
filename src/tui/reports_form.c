/* SPDX-License-Identifier: EUPL-1.2 */
#include "reports_form.h"

#include <glib.h>
#include <string.h>

#include "entry.h"
#include "path.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/rulebook.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define PATH_MOST 1000 /* bytes */
#define WORD_MOST 100

static const struct reports_kind *const kinds[] = { &reports_what_if, &reports_totals,
	&reports_trend };

/* What holds for one row; of the filter, the words come with its parts. */
static const struct {
	const char *label; /* msgid */
	const char *help; /* msgid */
} words[REPORTS_FIELDS] = {
	[REPORTS_FIELD_KIND] = { N_("Report"),
	    N_("Left, right or the space bar choose. Tab goes to the next row.") },
	[REPORTS_FIELD_POLICY] = { N_("Policy to try"),
	    N_("Every household is paid by this policy, whatever applied to it.") },
	[REPORTS_FIELD_POLICY_FILE] = { N_("Its file"),
	    N_("A policy file, with its path. It is tried and not installed.") },
	[REPORTS_FIELD_AGAINST] = { N_("Compared with"),
	    N_("What it is compared with: another policy, or what applied to each "
	       "household.") },
	[REPORTS_FIELD_AGAINST_FILE] = { N_("Its file"),
	    N_("A policy file, with its path. It is tried and not installed.") },
	[REPORTS_FIELD_BY] = { N_("Counted are"),
	    N_("What is counted per month: cases when they were registered, or when the "
	       "people left.") },
	[REPORTS_FIELD_FROM] = { N_("Period from"),
	    N_("The period of the report: a date such as 22-3-2024. Empty: no limit.") },
	[REPORTS_FIELD_TO] = { N_("Period until"),
	    N_("The period of the report: a date such as 22-3-2024. Empty: no limit.") },
	[REPORTS_FIELD_MAKE] = { N_("Make the report"),
	    N_("Enter makes the report. Names of persons are in none of them.") },
};

/* --- kinds and policies --- */

const struct reports_kind *reports_form_kind(const struct reports_form *form)
{
	return kinds[form->choice[REPORTS_FIELD_KIND]];
}

static const struct policy_set *policies(const struct reports_form *form)
{
	return rulebook_policies(form->rulebook);
}

/* The newest policy of a package: what is being thought about. */
static int newest(const struct policy_set *set)
{
	int found = 0;

	for (size_t i = 1; i < set->count; i++) {
		const struct policy *policy = set->policy[i];

		if (policy->kind == POLICY_PACKAGE &&
		    (set->policy[found]->kind != POLICY_PACKAGE ||
			policy->period.from > set->policy[found]->period.from))
			found = (int)i;
	}
	return found;
}

void reports_form_init(struct reports_form *form, const struct rulebook *rulebook)
{
	form->rulebook = rulebook;
	form->choice[REPORTS_FIELD_POLICY] = newest(policies(form));
	for (enum reports_field field = 0; field < REPORTS_FIELDS; field++)
		line_editor_init(&form->line[field], NULL,
		    field < REPORTS_FIELD_FILTER ? PATH_MOST : WORD_MOST, false);
}

void reports_form_clear(struct reports_form *form)
{
	for (enum reports_field field = 0; field < REPORTS_FIELDS; field++)
		line_editor_clear(&form->line[field]);
}

/* --- rows --- */

static bool is_filter(enum reports_field field)
{
	return field >= REPORTS_FIELD_FILTER && field < REPORTS_FIELD_MAKE;
}

static enum case_filter_part part_of(enum reports_field field)
{
	return (enum case_filter_part)(field - REPORTS_FIELD_FILTER);
}

/* Behind the policies stands "a file", and before those to compare with what applied. */
static bool is_file(const struct reports_form *form, enum reports_field field)
{
	return form->choice[field] == reports_form_choices(form, field) - 1;
}

bool reports_form_shown(const struct reports_form *form, enum reports_field field)
{
	bool asked = (reports_form_kind(form)->fields & REPORTS_FIELD_BIT(field)) != 0;

	if (field == REPORTS_FIELD_KIND || field >= REPORTS_FIELD_FILTER)
		return true;
	if (field == REPORTS_FIELD_POLICY_FILE || field == REPORTS_FIELD_AGAINST_FILE)
		return asked && is_file(form, field - 1);
	return asked;
}

const char *reports_form_label(enum reports_field field)
{
	return _(is_filter(field) ? case_filter_label(part_of(field))
				  : words[field].label);
}

const char *reports_form_help(enum reports_field field)
{
	if (!is_filter(field))
		return _(words[field].help);
	if (case_filter_is_day(part_of(field)))
		return _("Only cases of this period: a date such as 22-3-2024. Empty: no "
			 "limit.");
	if (reports_form_typed(field))
		return _("Only main applicants of this nationality: its name, or two "
			 "letters. “-” is not known; empty is all.");
	return _("Only cases of which this is so. Left, right or the space bar choose.");
}

bool reports_form_typed(enum reports_field field)
{
	if (is_filter(field))
		return case_filter_choices(part_of(field)) == 0;
	return field == REPORTS_FIELD_POLICY_FILE || field == REPORTS_FIELD_AGAINST_FILE ||
	       field == REPORTS_FIELD_FROM || field == REPORTS_FIELD_TO;
}

int reports_form_choices(const struct reports_form *form, enum reports_field field)
{
	int count = (int)policies(form)->count;

	switch (field) {
	case REPORTS_FIELD_KIND:
		return (int)G_N_ELEMENTS(kinds);
	case REPORTS_FIELD_POLICY:
		return count + 1;
	case REPORTS_FIELD_AGAINST:
		return count + 2;
	case REPORTS_FIELD_BY:
		return TREND_BYS;
	default:
		break;
	}
	if (!is_filter(field) || reports_form_typed(field))
		return 0;
	return case_filter_choices(part_of(field)) + 1;
}

/* The policy that a choice stands for, or NULL. */
static const struct policy *policy_of(
    const struct reports_form *form, enum reports_field field, int choice)
{
	const struct policy_set *set = policies(form);
	int index = field == REPORTS_FIELD_AGAINST ? choice - 1 : choice;

	return index >= 0 && index < (int)set->count ? set->policy[index] : NULL;
}

static const char *policy_words(
    const struct reports_form *form, enum reports_field field, int choice)
{
	const struct policy *policy = policy_of(form, field, choice);

	if (policy != NULL)
		return policy->id;
	if (field == REPORTS_FIELD_AGAINST && choice == 0)
		return _("what applied");
	return _("a file of which the name is typed");
}

static const char *by_words(int by)
{
	return by == TREND_REGISTERED ? _("registrations") : _("departures");
}

const char *reports_form_choice(
    const struct reports_form *form, enum reports_field field, int choice)
{
	if (field == REPORTS_FIELD_KIND)
		return _(kinds[choice]->label);
	if (field == REPORTS_FIELD_BY)
		return by_words(choice);
	if (!is_filter(field))
		return policy_words(form, field, choice);
	if (choice == 0)
		/* TRANSLATORS: of a filter: nothing is left out */
		return C_("filter", "all");
	return _(case_filter_choice_label(part_of(field), choice - 1));
}

/* --- what it says --- */

static struct entry_words entry_words_of(const struct reports_form *form)
{
	return (struct entry_words){
		.countries = rulebook_countries(form->rulebook),
		.lang = form->lang,
	};
}

/* A name as in the intake, or two letters, or the only country that begins so. */
static country_code country_typed(const struct reports_form *form, const char *typed)
{
	const struct fact *fact = fact_get(FACT_NATIONALITY);
	struct entry_words entry = entry_words_of(form);
	country_code code = country_code_from_text(typed);
	struct value value = { 0 };
	country_code found[2];

	if (code != COUNTRY_NONE && country_get(entry.countries, code) != NULL)
		return code;
	if (entry_parse(&entry, fact, typed, &value) == ENTRY_WHOLE)
		return (country_code)value.number;
	if (entry_complete(&entry, fact, typed, found, G_N_ELEMENTS(found)) == 1)
		return found[0];
	return COUNTRY_NONE;
}

const char *reports_form_meant(const struct reports_form *form, enum reports_field field)
{
	struct entry_words entry = entry_words_of(form);
	const char *typed = form->line[field].text;
	const struct policy *policy;
	country_code code;

	if (field == REPORTS_FIELD_POLICY || field == REPORTS_FIELD_AGAINST) {
		policy = policy_of(form, field, form->choice[field]);
		return policy != NULL ? policy->name[form->lang] : "";
	}
	if (!is_filter(field) || part_of(field) != CASE_FILTER_NATIONALITY)
		return "";
	if (strcmp(typed, "-") == 0)
		return _("not known");
	code = *typed != '\0' ? country_typed(form, typed) : COUNTRY_NONE;
	return code != COUNTRY_NONE ? entry_country(&entry, code) : "";
}

static int read_country(
    const struct reports_form *form, const char *typed, int32_t *ret, struct fault *fault)
{
	country_code code = country_typed(form, typed);

	if (strcmp(typed, "-") == 0 || code == NATIONALITY_STATELESS ||
	    code == NATIONALITY_MIXED)
		*ret = CASE_FILTER_UNKNOWN;
	else if (code != COUNTRY_NONE)
		*ret = code;
	else
		return fault_set(fault, FAULT_COUNTRY, _("Nationality"), typed,
		    entry_expected(fact_get(FACT_NATIONALITY)));
	return 0;
}

static int read_day(
    enum reports_field field, const char *typed, int32_t *ret, struct fault *fault)
{
	if (date_parse_typed(typed, ret) == 0)
		return 0;
	return fault_set(fault, FAULT_DATE, reports_form_label(field), typed,
	    entry_expected(fact_get(FACT_REGISTERED_ON)));
}

static int read_part(const struct reports_form *form, enum reports_field field,
    struct case_filter *ret, struct fault *fault)
{
	enum case_filter_part part = part_of(field);
	char *typed = g_strstrip(g_strdup(form->line[field].text));
	int choice = form->choice[field];
	int failed = 0;

	if (!reports_form_typed(field)) {
		ret->set[part] = choice > 0;
		ret->want[part] = choice > 0 ? case_filter_choice(part, choice - 1) : 0;
	} else if (*typed != '\0') {
		ret->set[part] = true;
		failed = part == CASE_FILTER_NATIONALITY
			     ? read_country(form, typed, &ret->want[part], fault)
			     : read_day(field, typed, &ret->want[part], fault);
	}
	text_free(typed);
	return failed;
}

/* One end of the period; nothing typed: open. */
static int read_end(const struct reports_form *form, enum reports_field field,
    day_number *ret, struct fault *fault)
{
	char *typed = g_strstrip(g_strdup(form->line[field].text));
	int failed = 0;

	*ret = DAY_NONE;
	if (*typed != '\0' && reports_form_shown(form, field))
		failed = read_day(field, typed, ret, fault);
	text_free(typed);
	return failed;
}

static int read_period(const struct reports_form *form, struct desk_period *ret,
    enum reports_field *ret_field, struct fault *fault)
{
	char end[DATE_TEXT];

	*ret_field = REPORTS_FIELD_FROM;
	if (read_end(form, REPORTS_FIELD_FROM, &ret->from, fault) != 0)
		return -1;
	*ret_field = REPORTS_FIELD_TO;
	if (read_end(form, REPORTS_FIELD_TO, &ret->to, fault) != 0)
		return -1;
	if (ret->from == DAY_NONE || ret->to == DAY_NONE || ret->from <= ret->to)
		return 0;
	return fault_set(fault, FAULT_AMOUNT_RANGE, reports_form_label(REPORTS_FIELD_TO),
	    date_format_short(end, ret->to),
	    N_("a day that is not before the beginning of the period"));
}

/* The id of a policy or the path of a file; NULL: what applied. */
static int read_policy(const struct reports_form *form, enum reports_field field,
    char **ret, struct fault *fault)
{
	const struct policy *policy = policy_of(form, field, form->choice[field]);
	char *typed;

	if (policy != NULL) {
		*ret = g_strdup(policy->id);
		return 0;
	}
	if (!is_file(form, field))
		return 0;
	typed = path_typed(form->line[field + 1].text);
	if (*typed == '\0') {
		text_free(typed);
		return fault_set(fault, FAULT_REQUIRED, reports_form_label(field + 1),
		    NULL, N_("the path of a policy file"));
	}
	*ret = typed;
	return 0;
}

/* Of what is asked together; the place is the label of the row. */
static int check_filter(const struct reports_form *form, const struct case_filter *filter,
    enum reports_field *ret_field, struct fault *fault)
{
	if (case_filter_check(filter, rulebook_countries(form->rulebook), fault) == 0)
		return 0;
	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++)
		if (strcmp(fault->place, case_filter_word(part)) == 0) {
			*ret_field = REPORTS_FIELD_FILTER + part;
			g_strlcpy(fault->place, _(case_filter_label(part)),
			    sizeof(fault->place));
			break;
		}
	return -1;
}

int reports_form_read(const struct reports_form *form, struct reports_ask *ret,
    enum reports_field *ret_field, struct fault *fault)
{
	struct reports_ask ask = { .by = (enum trend_by)form->choice[REPORTS_FIELD_BY] };
	enum reports_field field = REPORTS_FIELD_POLICY_FILE;
	int failed = 0;

	if (reports_form_shown(form, REPORTS_FIELD_POLICY))
		failed = read_policy(form, REPORTS_FIELD_POLICY, &ask.policy, fault);
	if (failed == 0 && reports_form_shown(form, REPORTS_FIELD_AGAINST)) {
		field = REPORTS_FIELD_AGAINST_FILE;
		failed = read_policy(form, REPORTS_FIELD_AGAINST, &ask.against, fault);
	}
	if (failed == 0)
		failed = read_period(form, &ask.period, &field, fault);
	for (int part = 0; part < CASE_FILTER_PARTS && failed == 0; part++) {
		field = REPORTS_FIELD_FILTER + part;
		failed = read_part(form, field, &ask.filter, fault);
	}
	if (failed == 0)
		failed = check_filter(form, &ask.filter, &field, fault);
	if (failed == 0)
		*ret = ask;
	else
		reports_ask_clear(&ask);
	*ret_field = field;
	return failed;
}

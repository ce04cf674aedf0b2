/* SPDX-License-Identifier: EUPL-1.2 */
#include "check.h"

#include <glib.h>
#include <string.h>

#include "vocabulary.h"

/* Bit of a value that is "unanswered" in notice_rule.values. */
#define UNANSWERED_BIT (UINT32_C(1) << 31)

static bool given(const struct format_reading *reading, const char *key)
{
	return ini_key_find(reading->section, key) != NULL;
}

void check_period(struct format_reading *reading, struct period period)
{
	if (period.until < period.from)
		format_refuse(reading, "until", FAULT_AMOUNT_RANGE,
		    ini_key_find(reading->section, "until")->value,
		    N_("a date that is not before “from”"));
}

void check_head(struct format_reading *reading, struct policy *policy)
{
	char *file = g_path_get_basename(reading->ini->path);
	char *id = g_str_has_suffix(file, ".ini")
		       ? g_strndup(file, strlen(file) - strlen(".ini"))
		       : g_strdup(file);

	if (format_has(reading, "id") && strcmp(policy->id, id) != 0)
		format_refuse(reading, "id", FAULT_CHOICE, policy->id, id);
	g_free(id);
	g_free(file);
	check_period(reading, policy->period);
	if (given(reading, "kind") && !format_has(reading, "kind"))
		return;
	if (policy->kind == POLICY_PACKAGE) {
		format_require(reading, "package");
		format_forbid(reading, "amends", N_("only in an amendment"));
	} else {
		format_forbid(reading, "package", N_("“amends” in an amendment"));
		format_forbid(reading, "conditions_from", N_("only in a package"));
	}
	for (char **from = policy->conditions_from; from != NULL && *from != NULL;
	     from++) {
		if (strcmp(*from, policy->id) == 0)
			format_refuse(reading, "conditions_from", FAULT_MISPLACED, *from,
			    N_("other policies"));
	}
}

/* A rule is about packages of its own file: a package file about its package (and
 * notices about any), an amendment about those it amends. */
static void check_packages(
    struct format_reading *reading, const struct policy *policy, package_mask *packages)
{
	package_mask own = policy->amends;

	if (policy->kind == POLICY_PACKAGE && policy->package != PACKAGE_COUNT)
		own = (package_mask)(1 << policy->package);

	if (!given(reading, "package"))
		*packages = own;
	else if (format_has(reading, "package") && (*packages & ~own) != 0)
		format_refuse(reading, "package", FAULT_MISPLACED,
		    ini_key_find(reading->section, "package")->value,
		    N_("packages that this file is about"));
}

static void check_payers(
    struct component_rule *rule, const struct format_reading *reading)
{
	static const char *const keys[ROUTE_COUNT] = {
		[ROUTE_IOM] = "payers.iom",
		[ROUTE_JRS] = "payers.jrs",
		[ROUTE_NGO] = "payers.ngo",
	};

	for (int route = 0; route < ROUTE_COUNT; route++) {
		if (format_has(reading, keys[route]))
			rule->payers_routes |= (route_mask)(1 << route);
	}
}

/* All of moved_by, moved_route, moved_phase and moved_form, or none. */
static void check_moving(struct format_reading *reading)
{
	static const char *const keys[] = { "moved_by", "moved_route", "moved_phase",
		"moved_form" };
	bool any = false;

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		any |= given(reading, keys[i]);
	for (size_t i = 0; any && i < G_N_ELEMENTS(keys); i++)
		format_require(reading, keys[i]);
}

static void require_texts(struct format_reading *reading, const char *const keys[2])
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		format_require(reading, keys[lang]);
}

static const char *const label_keys[] = { "label.nl", "label.en" };
static const char *const why_keys[] = { "why.nl", "why.en" };
static const char *const paid_keys[] = { "paid.nl", "paid.en" };

/* A variant without a text of its own has that of the first section of its name; in an
 * amendment that may stand in another file (policies_take_texts). */
static void take_texts(char *const from[LANG_COUNT], char *text[LANG_COUNT])
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (*text[lang] != '\0')
			continue;
		g_free(text[lang]);
		text[lang] = g_strdup(from[lang]);
	}
}

void check_component(
    struct format_reading *reading, const struct policy *policy, void *data)
{
	struct component_rule *rule = data;
	const struct component_rule *first = NULL;
	kind_mask taken = 0;

	for (size_t i = policy->component_count; i-- > 0;) {
		const struct component_rule *other = &policy->component[i];

		if (strcmp(other->name, rule->name) != 0)
			continue;
		first = other;
		taken |= other->departure_kinds;
	}
	if ((taken & rule->departure_kinds) != 0)
		format_refuse(reading, NULL, FAULT_OVERLAP, reading->section->name,
		    N_("one section for each departure kind"));
	if (format_has(reading, "paid.nl") || format_has(reading, "paid.en"))
		require_texts(reading, paid_keys);
	else if (first != NULL)
		take_texts(first->paid, rule->paid);
	if (first != NULL)
		take_texts(first->label, rule->label);
	else if (policy->kind == POLICY_PACKAGE)
		require_texts(reading, label_keys);
	check_payers(rule, reading);
	check_moving(reading);
	if (*rule->less != '\0' && strcmp(rule->less, rule->name) == 0)
		format_refuse(reading, "less", FAULT_MISPLACED, rule->less,
		    N_("another component"));
}

static bool overlap(struct period one, struct period other)
{
	return one.from <= other.until && other.from <= one.until;
}

void check_condition(
    struct format_reading *reading, const struct policy *policy, void *data)
{
	struct condition_rule *rule = data;
	const struct condition_rule *first = NULL;
	bool taken = false;

	for (size_t i = policy->condition_count; i-- > 0;) {
		const struct condition_rule *other = &policy->condition[i];

		if (strcmp(other->name, rule->name) != 0)
			continue;
		if (!other->abolished)
			first = other;
		taken |= overlap(other->period, rule->period);
	}
	if (taken)
		format_refuse(reading, NULL, FAULT_OVERLAP, reading->section->name,
		    N_("one section for each date"));
	check_period(reading, rule->period);
	if (first != NULL) {
		take_texts(first->label, rule->label);
		take_texts(first->why, rule->why);
	} else if (!rule->abolished && policy->kind == POLICY_PACKAGE) {
		require_texts(reading, label_keys);
		require_texts(reading, why_keys);
	}
	if (format_has(reading, "unmet_becomes") && rule->overlay_unmet == ANSWER_MET)
		format_refuse(
		    reading, "unmet_becomes", FAULT_CHOICE, "met", N_("unmet, check"));
	check_test(reading, rule);
}

void check_amount(struct format_reading *reading, const struct policy *policy, void *data)
{
	struct amount_rule *rule = data;
	bool any = false;

	check_packages(reading, policy, &rule->packages);
	check_period(reading, rule->period);
	for (int i = 0; i < AMOUNT_CLASS_COUNT; i++)
		any |= rule->amounts.of[i] != AMOUNT_ABSENT;
	if (!any && reading->refused == 0)
		format_require(reading, "adult");
}

void check_overlay(
    struct format_reading *reading, const struct policy *policy, void *data)
{
	struct overlay_rule *rule = data;
	check_packages(reading, policy, &rule->packages);
	check_period(reading, rule->period);
	if (format_has(reading, "review") &&
	    (rule->review < rule->period.from || rule->review > rule->period.until))
		format_refuse(reading, "review", FAULT_AMOUNT_RANGE,
		    ini_key_find(reading->section, "review")->value,
		    N_("a date between “from” and “until”"));
}

void check_applies(
    struct format_reading *reading, const struct policy *policy, void *data)
{
	struct applies_rule *rule = data;
	if (policy->kind == POLICY_AMENDMENT)
		format_refuse(reading, NULL, FAULT_MISPLACED, reading->section->name,
		    N_("[applies ...] only in a package"));
	/* It holds whichever policy of the package is in force: not before its own is. */
	if (!given(reading, "from"))
		rule->period.from = policy->period.from;
	if (format_has(reading, "until"))
		check_period(reading, rule->period);
}

/* The values of the fact at which a notice is shown. */
static void take_values(struct format_reading *reading, struct notice_rule *rule)
{
	const struct field_place place = {
		.ini = reading->ini,
		.section = reading->section,
		.key = ini_key_find(reading->section, "value"),
		.faults = reading->faults,
	};
	const struct fact *fact = fact_get(rule->fact);
	char **words = field_list(&place);
	char *choices = vocabulary_values(fact);
	char *expected =
	    g_strdup_printf("%s%sunanswered", choices, *choices != '\0' ? ", " : "");

	if (words == NULL)
		reading->sound = false;
	for (char **word = words; word != NULL && *word != NULL; word++) {
		int number = fact_choice_find(fact, *word);

		if (strcmp(*word, "unanswered") == 0)
			rule->values |= UNANSWERED_BIT;
		else if (number >= 0)
			rule->values |= UINT32_C(1) << number;
		else
			format_refuse(reading, "value", FAULT_CHOICE, *word, expected);
	}
	g_free(expected);
	g_free(choices);
	g_strfreev(words);
}

void check_notice(struct format_reading *reading, const struct policy *policy, void *data)
{
	struct notice_rule *rule = data;
	if (policy->kind == POLICY_AMENDMENT)
		check_packages(reading, policy, &rule->packages);
	else if (!given(reading, "package"))
		rule->packages = (package_mask)(1 << policy->package);
	check_period(reading, rule->period);
	if (!format_has(reading, "when"))
		return;
	if (rule->when != NOTICE_FACT) {
		format_forbid(reading, "fact", N_("only beside: when = fact"));
		format_forbid(reading, "value", N_("only beside: when = fact"));
		return;
	}
	format_require(reading, "fact");
	format_require(reading, "value");
	if (format_has(reading, "fact") && format_has(reading, "value"))
		take_values(reading, rule);
}

/* --- The whole file --- */

struct whole {
	const struct ini *ini;
	const struct policy *policy;
	struct faults *faults;
	bool sound;
};

/* About the section on a line, and its key where it has it. */
static void refuse_at(struct whole *whole, int line, const char *key,
    enum fault_code code, const char *found, const char *expected)
{
	for (size_t i = 0; i < whole->ini->section_count; i++) {
		const struct ini_section *section = &whole->ini->section[i];

		if (section->line == line)
			ini_complain(whole->ini, section, ini_key_find(section, key),
			    code, found, expected, whole->faults);
	}
	whole->sound = false;
}

static bool has_component(const struct policy *policy, const char *name)
{
	for (size_t i = 0; i < policy->component_count; i++) {
		if (strcmp(policy->component[i].name, name) == 0)
			return true;
	}
	return false;
}

static bool has_group(const struct policy *policy, const char *group)
{
	size_t length = strlen(group);

	for (size_t i = 0; i < policy->condition_count; i++) {
		const char *name = policy->condition[i].name;

		if (strncmp(name, group, length) == 0 && name[length] == '.')
			return true;
	}
	return false;
}

static void expect_component(
    struct whole *whole, int line, const char *key, const char *name)
{
	if (*name != '\0' && !has_component(whole->policy, name))
		refuse_at(whole, line, key, FAULT_REFERENCE, name,
		    N_("a component of this file"));
}

/* In a package every component is one of its own; a group of conditions may be another
 * policy's, when conditions are taken over. */
static void check_references(struct whole *whole)
{
	const struct policy *policy = whole->policy;

	for (size_t i = 0; i < policy->component_count; i++) {
		const struct component_rule *rule = &policy->component[i];
		char **group = policy->conditions_from == NULL ? rule->needs : NULL;

		expect_component(whole, rule->line, "less", rule->less);
		for (; group != NULL && *group != NULL; group++) {
			if (!has_group(policy, *group))
				refuse_at(whole, rule->line, "needs", FAULT_REFERENCE,
				    *group, N_("a group of conditions"));
		}
	}
	for (size_t i = 0; i < policy->condition_count; i++) {
		const struct condition_rule *rule = &policy->condition[i];

		for (char **name = rule->counts_for; name != NULL && *name != NULL;
		     name++)
			expect_component(whole, rule->line, "counts_for", *name);
	}
	for (size_t i = 0; i < policy->amount_count; i++)
		expect_component(
		    whole, policy->amount[i].line, "", policy->amount[i].component);
}

bool check_policy(const struct ini *ini, const struct ini_section *head,
    const struct policy *policy, struct faults *faults)
{
	struct whole whole = { ini, policy, faults, true };
	int line = head->line;

	if (policy->kind == POLICY_PACKAGE) {
		if (policy->component_count == 0)
			refuse_at(&whole, line, "", FAULT_REQUIRED, NULL,
			    N_("a section [component ...]"));
		check_references(&whole);
	} else if (policy->component_count + policy->condition_count +
		       policy->amount_count + policy->overlay_count +
		       policy->notice_count ==
		   0) {
		refuse_at(&whole, line, "", FAULT_REQUIRED, NULL,
		    N_("a section that changes something"));
	}
	return whole.sound;
}

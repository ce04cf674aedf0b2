/* SPDX-License-Identifier: EUPL-1.2 */
#include "rules.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/policy/policies.h"

/* --- The policies --- */

static void fail_on(const struct faults *faults)
{
	char text[1000];

	for (size_t i = 0; i < faults->count; i++) {
		fault_text(&faults->item[i], NULL, text, sizeof(text));
		print_error("%s\n", text);
	}
	fail();
}

/* The folder of the tree, or a copy with one more file; new memory. */
static char *policies_folder(const char *extra_id, const char *extra, char **ret_temp)
{
	char *folder = support_data("policies");
	char *name;
	GDir *dir;

	*ret_temp = NULL;
	if (extra == NULL)
		return folder;
	*ret_temp = support_temp_folder();
	dir = g_dir_open(folder, 0, NULL);
	assert_non_null(dir);
	for (const char *entry = g_dir_read_name(dir); entry; entry = g_dir_read_name(dir)) {
		char *from = g_build_filename(folder, entry, NULL);
		char *to = g_build_filename(*ret_temp, entry, NULL);
		char *text = support_read_file(from, NULL);

		support_write_text(to, text);
		g_free(text);
		g_free(to);
		g_free(from);
	}
	g_dir_close(dir);
	name = g_strdup_printf("%s/%s.ini", *ret_temp, extra_id);
	support_write_text(name, extra);
	g_free(name);
	g_free(folder);
	return g_strdup(*ret_temp);
}

static void read_files(struct rules *ret, const char *extra_id, const char *extra)
{
	struct faults faults = { 0 };
	char *temp;
	char *folder = policies_folder(extra_id, extra, &temp);
	char *countries = support_data("countries.ini");

	*ret = (struct rules){ 0 };
	if (countries_read(countries, &ret->countries, &faults) < 0 ||
	    policies_read(folder, &ret->set, &faults) < 0)
		fail_on(&faults);
	faults_clear(&faults);
	g_free(countries);
	g_free(folder);
	support_remove_folder(temp);
}

void rules_load(struct rules *ret, const char *extra_id, const char *extra)
{
	struct fault fault;

	read_files(ret, extra_id, extra);
	ret->rulebook = rulebook_new(&ret->set, &ret->countries, &fault);
	if (ret->rulebook == NULL) {
		struct faults faults = { &fault, 1, 1 };

		fail_on(&faults);
	}
}

void rules_load_bad(const char *extra_id, const char *extra, struct fault *ret)
{
	struct rules rules;

	read_files(&rules, extra_id, extra);
	rules.rulebook = rulebook_new(&rules.set, &rules.countries, ret);
	assert_null(rules.rulebook);
	rules_clear(&rules);
}

void rules_clear(struct rules *rules)
{
	rulebook_free(rules->rulebook);
	policy_set_clear(&rules->set);
	country_table_clear(&rules->countries);
}

int rules_setup(void **state)
{
	struct rules *rules = g_new0(struct rules, 1);

	rules_load(rules, NULL, NULL);
	*state = rules;
	return 0;
}

int rules_teardown(void **state)
{
	rules_clear(*state);
	g_free(*state);
	return 0;
}

/* --- Cases --- */

static void set_fact(struct case_file *file, int person, const char *key, const char *word)
{
	const struct fact *fact =
	    fact_find(person > 0 ? FACT_LEVEL_PERSON : FACT_LEVEL_CASE, key);
	struct fault fault;

	if (fact == NULL)
		fail_msg("there is no fact %s", key);
	if (fact_parse(fact, word, case_file_value(file, fact->id, person), key, &fault) < 0)
		fail_msg("%s: %s is refused", key, word);
}

static void set_words(struct case_file *file, int person, const char *words)
{
	char **list = g_strsplit(words, " ", -1);

	for (char **word = list; *word != NULL; word++) {
		char *equals = strchr(*word, '=');

		if (**word == '\0')
			continue;
		if (equals == NULL)
			fail_msg("%s has no =", *word);
		*equals = '\0';
		set_fact(file, person, *word, equals + 1);
	}
	g_strfreev(list);
}

void rules_case(const char *words, struct case_file *ret)
{
	char **part = g_strsplit(words, "+", -1);

	*ret = (struct case_file){ 0 };
	set_words(ret, 0,
	    "registered_on=2024-03-22 departure_kind=voluntary route=iom "
	    "residence_status=asylum_rejected long_stay_intent=yes own_means=no");
	set_words(ret, 0, part[0]);
	for (int person = 1; part[person] != NULL; person++) {
		assert_int_equal(case_file_add_person(ret), person);
		set_words(ret, person,
		    "name=X born_on=1985-01-01 nationality=IQ own_application=no "
		    "eu_residence=no assisted_return=no other_support=no exclusion_ground=no");
		set_words(ret, person, part[person]);
	}
	g_strfreev(part);
}

void rules_override(struct case_file *file, int person, const char *condition,
    enum override_answer answer)
{
	assert_int_equal(
	    case_file_set_override(file, person, condition, answer, "seen on paper"), 0);
}

/* --- What came out --- */

struct result {
	const struct rules *rules;
	struct household_of_case household;
	struct assessment assessment;
	struct question question[QUESTIONS_MAX];
	size_t question_count;
	struct notice notice[NOTICES_MAX];
	size_t notice_count;
};

static char *euro_text(cents amount)
{
	if (amount % 100 != 0)
		return g_strdup_printf("%lld.%02lld", (long long)(amount / 100),
		    (long long)llabs(amount % 100));
	return g_strdup_printf("%lld", (long long)(amount / 100));
}

static char *range_text(struct range range, const char *tail)
{
	char *min = euro_text(range.min);
	char *max = euro_text(range.max);
	char *ret = range.min == range.max ? g_strconcat(min, tail, NULL) :
	                                     g_strconcat(min, "..", max, tail, NULL);

	g_free(min);
	g_free(max);
	return ret;
}

static char *sum_text(struct sum sum)
{
	return range_text(sum.range, sum.incomplete ? "*" : "");
}

static int package_of(const char *word)
{
	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (strcmp(package_name(package), word) == 0)
			return package;
	fail_msg("there is no package %s", word);
	return -1;
}

static const struct line *find_line(const struct result *result, char **key)
{
	const struct package_result *package =
	    &result->assessment.package[package_of(key[1])];
	char *name = g_strjoinv(".", key + 3);
	int component = rulebook_component_find(result->rules->rulebook, name);
	const struct line *ret = NULL;

	if (component < 0)
		fail_msg("there is no component %s", name);
	for (int i = 0; i < package->line_count; i++)
		if (package->line[i].person == atoi(key[2]) &&
		    package->line[i].component == component)
			ret = &package->line[i];
	g_free(name);
	return ret;
}

static char *payers_text(uint8_t payers)
{
	GString *ret = g_string_new("");

	for (int payer = PAYER_NL; payer <= PAYER_FRONTEX; payer *= 2)
		if (payers & payer)
			g_string_append_printf(ret, "%s%s", ret->len > 0 ? "+" : "",
			    payer_name(payer));
	if (payers == PAYER_NOT_STATED)
		g_string_append(ret, payer_name(PAYER_NOT_STATED));
	return g_string_free(ret, FALSE);
}

static char *line_text(const struct result *result, char **key)
{
	const struct line *line = find_line(result, key);

	if (line == NULL)
		return g_strdup("none");
	if (strcmp(key[0], "when") == 0)
		return g_strdup(phase_name(line->phase));
	if (strcmp(key[0], "form") == 0)
		return g_strdup(form_name(line->form));
	if (strcmp(key[0], "payers") == 0)
		return payers_text(line->payers);
	return line->stated ? range_text(line->range, "") : g_strdup("not_stated");
}

static char *finding_text(const struct result *result, char **key)
{
	struct finding *list = g_new(struct finding, FINDINGS_MAX);
	char *name = g_strjoinv(".", key + 3);
	int condition = rulebook_condition_find(result->rules->rulebook, name);
	char *ret = NULL;
	size_t count = finding_list(result->rules->rulebook, &result->household.household,
	    &result->assessment, package_of(key[1]), list, FINDINGS_MAX);

	if (condition < 0)
		fail_msg("there is no condition %s", name);
	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &list[i];

		if (finding->person != atoi(key[2]) || finding->condition != condition)
			continue;
		assert_null(ret);
		if (strcmp(key[0], "source") == 0)
			ret = g_strdelimit(g_strdup(finding->source), " ", '_');
		else
			ret = g_strconcat(answer_name(finding->answer),
			    finding->softened ? ",softened" : "",
			    finding->overridden ? ",overridden" : "", NULL);
	}
	g_free(name);
	g_free(list);
	return ret != NULL ? ret : g_strdup("none");
}

static char *question_text(const struct result *result, char **key)
{
	const struct fact *fact = fact_find_any(key[2]);

	assert_non_null(fact);
	for (size_t i = 0; i < result->question_count; i++)
		if (result->question[i].fact == fact->id &&
		    result->question[i].person == atoi(key[1]))
			return euro_text(result->question[i].narrows);
	return g_strdup("no");
}

static bool notice_exists(const struct rules *rules, const char *name)
{
	for (size_t i = 0; i < rules->set.count; i++)
		for (size_t j = 0; j < rules->set.policy[i]->notice_count; j++)
			if (strcmp(rules->set.policy[i]->notice[j].name, name) == 0)
				return true;
	return false;
}

static char *notice_text(const struct result *result, char **key)
{
	if (!notice_exists(result->rules, key[2]))
		fail_msg("there is no notice %s", key[2]);
	for (size_t i = 0; i < result->notice_count; i++)
		if (strcmp(result->notice[i].rule->name, key[2]) == 0 &&
		    result->notice[i].person == atoi(key[1]))
			return g_strdup("yes");
	return g_strdup("no");
}

static char *phase_text(const struct result *result, char **key)
{
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		if (strcmp(phase_name(phase), key[2]) == 0)
			return sum_text(result->assessment.package[package_of(key[1])]
					    .by_phase[phase]);
	fail_msg("there is no phase %s", key[2]);
	return NULL;
}

static char *actual_text(const struct result *result, const char *name)
{
	const struct assessment *assessment = &result->assessment;
	char **key = g_strsplit(name, ".", -1);
	char *ret;

	if (strcmp(name, "applies") == 0)
		ret = g_strdup(assessment->applies == APPLIES_OPEN ?
		        "open" :
		        applies_name(assessment->applies));
	else if (strcmp(name, "jrs-national") == 0)
		ret = sum_text(assessment->jrs_minus_national);
	else if (strcmp(name, "harmonised-national") == 0)
		ret = sum_text(assessment->harmonised_minus_national);
	else if (strcmp(key[0], "at_departure") == 0)
		ret = sum_text(assessment->package[package_of(key[1])].at_departure);
	else if (strcmp(key[0], "person") == 0)
		ret = sum_text(assessment->package[package_of(key[1])]
				   .by_person[atoi(key[2]) - 1]);
	else if (strcmp(key[0], "phase") == 0)
		ret = phase_text(result, key);
	else if (strcmp(key[0], "find") == 0 || strcmp(key[0], "source") == 0)
		ret = finding_text(result, key);
	else if (strcmp(key[0], "ask") == 0)
		ret = question_text(result, key);
	else if (strcmp(key[0], "note") == 0)
		ret = notice_text(result, key);
	else if (strcmp(key[0], "policy") == 0)
		ret = g_strdup(assessment->package[package_of(key[1])].policy->id);
	else if (key[1] == NULL)
		ret = sum_text(assessment->package[package_of(name)].total);
	else
		ret = line_text(result, key);
	g_strfreev(key);
	return ret;
}

void rules_expect_case(const struct rules *rules, const struct case_file *file,
    const char *words, const char *expected)
{
	struct result *result = g_new0(struct result, 1);
	const struct household *household = &result->household.household;
	char **list = g_strsplit(expected, " ", -1);
	bool good = true;

	result->rules = rules;
	household_from_case(file, rules->rulebook, &result->household);
	assess(rules->rulebook, household, &result->assessment);
	result->question_count = question_list(rules->rulebook, household,
	    &result->assessment, result->question, QUESTIONS_MAX);
	result->notice_count = notice_list(rules->rulebook, household, &result->assessment,
	    result->notice, NOTICES_MAX);
	for (char **word = list; *word != NULL; word++) {
		char *equals = strchr(*word, '=');
		char *actual;

		if (**word == '\0')
			continue;
		assert_non_null(equals);
		*equals = '\0';
		actual = actual_text(result, *word);
		if (strcmp(actual, equals + 1) != 0) {
			print_error("%s\n  %s: %s, expected %s\n", words, *word, actual,
			    equals + 1);
			good = false;
		}
		g_free(actual);
	}
	g_strfreev(list);
	g_free(result);
	if (!good)
		fail();
}

void rules_expect(const struct rules *rules, const char *words, const char *expected)
{
	struct case_file file;

	rules_case(words, &file);
	rules_expect_case(rules, &file, words, expected);
	case_file_clear(&file);
}

void rules_expect_rows(const struct rules *rules, const struct rules_row *row, size_t count)
{
	for (size_t i = 0; i < count; i++)
		rules_expect(rules, row[i].words, row[i].expected);
}

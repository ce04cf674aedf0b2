/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <string.h>

#include <glib.h>

#include "random_case.h"

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(fact), word,
			     case_file_value(file, fact, person), "", NULL),
	    0);
}

/* All changes, one on a line: "kind fact person condition [before] [after]". */
static char *told(const struct case_file *before, const struct case_file *after)
{
	static const char *const kinds[] = { "fact", "added", "removed", "override" };
	struct change *list;
	size_t count = case_file_changes(before, after, &list);
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(text, "%s %s%d%s [%s] [%s]\n", kinds[list[i].kind],
		    list[i].fact == FACT_NONE ? "" : fact_get(list[i].fact)->key,
		    list[i].person, list[i].condition, list[i].before, list[i].after);
	change_list_free(list, count);
	return g_string_free(text, FALSE);
}

static void check(
    const struct case_file *before, const struct case_file *after, const char *expected)
{
	char *text = told(before, after);

	assert_string_equal(text, expected);
	g_free(text);
}

static void changes_are_told_case_first_then_persons(void **state)
{
	struct case_file before = { 0 }, after = { 0 };

	(void)state;
	case_file_add_person(&before);
	set(&before, FACT_NAME, 1, "A");
	case_file_copy(&after, &before);
	check(&before, &after, "");
	set(&after, FACT_ROUTE, 0, "iom");
	set(&after, FACT_NAME, 1, "Aa");
	set(&after, FACT_BORN_ON, 1, "1985");
	case_file_add_person(&after);
	set(&after, FACT_NAME, 2, "B");
	case_file_set_override(&after, 2, "rean.own_means", OVERRIDE_MET, "seen");
	check(&before, &after,
	    "fact route0 [] [iom]\n"
	    "fact name1 [A] [Aa]\n"
	    "fact born_on1 [] [1985]\n"
	    "added 2 [] [B]\n"
	    "fact name2 [] [B]\n"
	    "fact role2 [] [other]\n"
	    "override 2rean.own_means [] [met: seen]\n");
	check(&after, &before,
	    "fact route0 [iom] []\n"
	    "fact name1 [Aa] [A]\n"
	    "fact born_on1 [1985] []\n"
	    "removed 2 [B] []\n"
	    "fact name2 [B] []\n"
	    "fact role2 [other] []\n"
	    "override 2rean.own_means [met: seen] []\n");
	case_file_clear(&before);
	case_file_clear(&after);
}

static void a_changed_override_is_one_change(void **state)
{
	struct case_file before = { 0 }, after = { 0 };

	(void)state;
	case_file_add_person(&before);
	case_file_set_override(&before, 0, "rean.own_means", OVERRIDE_MET, "x");
	case_file_set_override(&before, 1, "rean.own_means", OVERRIDE_MET, "x");
	case_file_copy(&after, &before);
	case_file_set_override(&after, 1, "rean.own_means", OVERRIDE_UNMET, "y");
	check(&before, &after, "override 1rean.own_means [met: x] [unmet: y]\n");
	case_file_clear(&before);
	case_file_clear(&after);
}

static void there_are_changes_exactly_when_cases_differ(void **state)
{
	struct support_random random = support_seed();
	struct case_file *one = g_new0(struct case_file, 1);
	struct case_file *other = g_new0(struct case_file, 1);
	struct change *list;
	size_t count;

	(void)state;
	for (int i = 0; i < 500; i++) {
		random_case(&random, one);
		random_case(&random, other);
		count = case_file_changes(one, one, &list);
		assert_int_equal(count, 0);
		change_list_free(list, count);
		count = case_file_changes(one, other, &list);
		assert_true((count == 0) == case_file_equal(one, other));
		change_list_free(list, count);
	}
	case_file_clear(one);
	case_file_clear(other);
	g_free(one);
	g_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_are_told_case_first_then_persons),
		cmocka_unit_test(a_changed_override_is_one_change),
		cmocka_unit_test(there_are_changes_exactly_when_cases_differ),
	};

	return cmocka_run_group_tests_name("core case_changes", tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/lang.h"

#include "support.h"

static void tag_of_a_locale_is_recognised(void **state)
{
	static const struct {
		const char *tag;
		enum lang lang;
	} known[] = {
		{ "nl", LANG_NL },
		{ "nl_NL.UTF-8", LANG_NL },
		{ "nl-BE", LANG_NL },
		{ "nl@euro", LANG_NL },
		{ "en", LANG_EN },
		{ "en_GB", LANG_EN },
		{ "en.UTF-8", LANG_EN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		enum lang lang = LANG_COUNT;

		assert_int_equal(lang_from_tag(known[i].tag, &lang), 0);
		assert_int_equal(lang, known[i].lang);
	}
}

static void other_tags_are_refused_and_leave_the_result_alone(void **state)
{
	static const char *const others[] = { "", "n", "nld", "eng", "de_DE", "C", "NL",
		"C.UTF-8" };
	enum lang lang = LANG_EN;

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_int_equal(lang_from_tag(others[i], &lang), -1);
	assert_int_equal(lang_from_tag(NULL, &lang), -1);
	assert_int_equal(lang, LANG_EN);
}

static void tags_are_those_of_the_command_line(void **state)
{
	(void)state;
	assert_string_equal(lang_tag(LANG_NL), "nl");
	assert_string_equal(lang_tag(LANG_EN), "en");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tag_of_a_locale_is_recognised),
		cmocka_unit_test(other_tags_are_refused_and_leave_the_result_alone),
		cmocka_unit_test(tags_are_those_of_the_command_line),
	};

	return cmocka_run_group_tests_name("core lang", tests, NULL, NULL);
}

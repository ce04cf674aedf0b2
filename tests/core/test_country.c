/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/country.h"

#include <string.h>

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/core/text.h"

/* A small table of its own: what matters here is how it is looked up. */
static const struct {
	const char *alpha2, *alpha3, *nl, *en;
	uint8_t visa;
	const char *people;
} rows[] = {
	{ "BE", "BEL", "België", "Belgium", 1 },
	{ "CI", "CIV", "Ivoorkust", "Ivory Coast", 0 },
	{ "GE", "GEO", "Georgië", "Georgia", 1 },
	{ "IQ", "IRQ", "Irak", "Iraq", 0, "\niraaks\niraakse\niraqi\n" },
	{ "IR", "IRN", "Iran", "Iran", 0, "\niraans\niraanse\nnoord\n" },
	{ "KP", "PRK", "Noord-Korea", "North Korea", 0 },
	{ "KR", "KOR", "Zuid-Korea", "South Korea", 1 },
	{ "UA", "UKR", "Oekraïne", "Ukraine", 1 },
};

static int fill(void **state)
{
	struct country_table *table = g_new0(struct country_table, 1);

	table->count = G_N_ELEMENTS(rows);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct country *country = &table->country[i];

		g_strlcpy(country->alpha2, rows[i].alpha2, sizeof country->alpha2);
		g_strlcpy(country->alpha3, rows[i].alpha3, sizeof country->alpha3);
		country->code = country_code_from_text(rows[i].alpha2);
		country->name[LANG_NL] = g_strdup(rows[i].nl);
		country->name[LANG_EN] = g_strdup(rows[i].en);
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			country->folded[lang] = text_fold(country->name[lang]);
			country->note[lang] = g_strdup("");
		}
		country->people = g_strdup(rows[i].people != NULL ? rows[i].people : "");
		table->list[0].value_of[i] = rows[i].visa;
	}
	table->list_count = 1;
	table->list[0].name = g_strdup("visa");
	table->list[0].values[0] = g_strdup("yes");
	table->list[0].values[1] = g_strdup("no");
	table->list[0].value_count = 2;
	table->exception_count = 1;
	table->exception = g_new0(struct country_exception, 1);
	table->exception[0] = (struct country_exception){
		.row = 2,
		.list = 0,
		.value = 0,
		.from = DAY_NONE,
		.until = 17252, /* 27 March 2017 */
		.source = g_strdup("somewhere"),
	};
	*state = table;
	return 0;
}

static int empty(void **state)
{
	country_table_clear(*state);
	country_table_clear(*state);
	g_free(*state);
	return 0;
}

static void codes_are_two_letters(void **state)
{
	static const char *const refused[] = { "", "I", "IRQ", "1Q", "I1", "é", "  ",
		"stateless" };
	char text[16];

	(void)state;
	assert_int_equal(country_code_from_text("IQ"), 'I' << 8 | 'Q');
	assert_int_equal(country_code_from_text("iq"), 'I' << 8 | 'Q');
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		assert_int_equal(country_code_from_text(refused[i]), COUNTRY_NONE);
	assert_string_equal(country_code_text(text, country_code_from_text("xk")), "XK");
	assert_string_equal(country_code_text(text, NATIONALITY_STATELESS), "stateless");
	assert_string_equal(country_code_text(text, NATIONALITY_MIXED), "mixed");
	assert_string_equal(country_code_text(text, COUNTRY_NONE), "");
}

static void every_row_is_found_and_nothing_else(void **state)
{
	const struct country_table *table = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_int_equal(
		    country_row(table, country_code_from_text(rows[i].alpha2)), i);
	assert_int_equal(
	    country_row(table, country_code_from_text("ZZ")), COUNTRY_UNKNOWN_ROW);
	assert_int_equal(
	    country_row(table, country_code_from_text("AA")), COUNTRY_UNKNOWN_ROW);
	assert_int_equal(country_row(table, NATIONALITY_STATELESS), COUNTRY_UNKNOWN_ROW);
	assert_int_equal(country_row(table, NATIONALITY_MIXED), COUNTRY_UNKNOWN_ROW);
	assert_int_equal(country_row(table, COUNTRY_NONE), COUNTRY_UNKNOWN_ROW);
	assert_null(country_get(table, COUNTRY_NONE));
	assert_string_equal(
	    country_get(table, country_code_from_text("IQ"))->name[LANG_NL], "Irak");
}

static void exception_holds_until_its_last_day(void **state)
{
	const struct country_table *table = *state;
	int visa = country_list_find(table, "visa");
	size_t georgia = country_row(table, country_code_from_text("GE"));

	assert_int_equal(visa, 0);
	assert_int_equal(country_list_find(table, "oda"), -1);
	assert_int_equal(country_value_find(&table->list[visa], "no"), 1);
	assert_int_equal(country_value_find(&table->list[visa], "eu"), -1);
	assert_int_equal(country_value_on(table, visa, georgia, 17251), 0);
	assert_int_equal(country_value_on(table, visa, georgia, 17252), 0);
	assert_int_equal(country_value_on(table, visa, georgia, 17253), 1);
	assert_non_null(country_exception_on(table, visa, georgia, 17252));
	assert_null(country_exception_on(table, visa, georgia, 17253));
	assert_int_equal(country_value_on(table, visa, COUNTRY_UNKNOWN_ROW, 17252),
	    COUNTRY_VALUES_MAX);
}

/* The codes of what was found, in order: "IQ IR". */
static void check_search(const struct country_table *table, const char *typed,
    enum lang lang, const char *expected)
{
	uint16_t row[COUNTRIES_MAX];
	size_t count = country_search(table, typed, lang, row, COUNTRIES_MAX);
	GString *found = g_string_new(NULL);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(
		    found, "%s%s", i > 0 ? " " : "", table->country[row[i]].alpha2);
	assert_string_equal(found->str, expected);
	g_string_free(found, TRUE);
}

static void search_knows_codes_and_both_languages(void **state)
{
	const struct country_table *table = *state;

	check_search(table, "iq", LANG_NL, "IQ");
	check_search(table, "irq", LANG_EN, "IQ");
	check_search(table, "irak", LANG_EN, "IQ");
	check_search(table, "Iraq", LANG_NL, "IQ");
	check_search(table, "georgie", LANG_NL, "GE");
	check_search(table, "OEKRAINE", LANG_EN, "UA");
	check_search(table, "nergens", LANG_NL, "");
}

static void search_puts_the_best_first(void **state)
{
	const struct country_table *table = *state;

	/* code; begins in this language; in the other; a later word; inside */
	check_search(table, "ir", LANG_NL, "IR IQ");
	check_search(table, "i", LANG_NL, "IQ IR CI BE GE UA KR");
	check_search(table, "korea", LANG_NL, "KP KR");
	check_search(table, "o", LANG_NL, "UA GE CI KP KR");
	check_search(table, "zuid korea", LANG_EN, "KR");
}

static void search_knows_what_people_are_called(void **state)
{
	const struct country_table *table = *state;

	check_search(table, "Iraakse", LANG_NL, "IQ");
	check_search(table, "iraa", LANG_EN, "IR IQ");
	check_search(table, "iraqi", LANG_NL, "IQ");
	check_search(table, "raaks", LANG_NL, "");
	/* The whole word goes before a name that begins with it, a part of it behind. */
	check_search(table, "noord", LANG_NL, "IR KP");
	check_search(table, "noor", LANG_NL, "KP IR");
}

static void search_for_nothing_gives_all_by_name(void **state)
{
	const struct country_table *table = *state;
	uint16_t row[3];

	check_search(table, "", LANG_NL, "BE GE IQ IR CI KP UA KR");
	assert_int_equal(country_search(table, "", LANG_NL, row, 3), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_two_letters),
		cmocka_unit_test(every_row_is_found_and_nothing_else),
		cmocka_unit_test(exception_holds_until_its_last_day),
		cmocka_unit_test(search_knows_codes_and_both_languages),
		cmocka_unit_test(search_puts_the_best_first),
		cmocka_unit_test(search_knows_what_people_are_called),
		cmocka_unit_test(search_for_nothing_gives_all_by_name),
	};

	return cmocka_run_group_tests_name("core country", tests, fill, empty);
}

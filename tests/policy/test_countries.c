/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <string.h>

#include "support.h"

static struct country_table table;

static int read_table(void **state)
{
	char *path = support_data("countries.ini");
	struct faults faults = { 0 };

	(void)state;
	for (size_t i = 0; countries_read(path, &table, &faults) != 0 && i < faults.count;
	     i++) {
		char text[1024];

		fault_text(&faults.item[i], NULL, text, sizeof text);
		print_error("%s\n", text);
	}
	faults_clear(&faults);
	g_free(path);
	return table.count > 0 ? 0 : -1;
}

static int clear_table(void **state)
{
	(void)state;
	country_table_clear(&table);
	return 0;
}

static const char *plain_value(const char *list_name, size_t row)
{
	const struct country_list *list =
	    &table.list[country_list_find(&table, list_name)];

	return list->values[list->value_of[row]];
}

static const char *value_on(const char *list_name, const char *alpha2, const char *date)
{
	int list = country_list_find(&table, list_name);
	day_number day;

	assert_true(list >= 0);
	assert_int_equal(date_parse_iso(date, &day), 0);
	return table.list[list].values[country_value_on(
	    &table, list, country_row(&table, country_code_from_text(alpha2)), day)];
}

/* tests/policy/countries.txt: AD AND no no no excluded - Andorra; the columns are
 * alpha-2, alpha-3, visa, oda, excluded, rean, whether there is a note, and the English
 * name. */
static void every_country_is_as_in_the_checked_list(void **state)
{
	char *path = support_source("tests/policy/countries.txt");
	char *text = support_read_file(path, NULL);
	char **lines = g_strsplit(g_strchomp(text), "\n", -1);

	(void)state;
	assert_int_equal(g_strv_length(lines), 250);
	assert_int_equal(table.count, 250);
	for (size_t row = 0; row < table.count; row++) {
		const struct country *country = &table.country[row];
		char *line = g_strdup_printf("%s %s %s %s %s %s %s %s", country->alpha2,
		    country->alpha3, plain_value("visa", row), plain_value("oda", row),
		    plain_value("excluded", row), plain_value("rean", row),
		    *country->note[LANG_EN] != '\0' ? "note" : "-",
		    country->name[LANG_EN]);

		assert_string_equal(line, lines[row]);
		assert_true(*country->name[LANG_NL] != '\0');
		assert_true(*country->folded[LANG_NL] != '\0');
		g_free(line);
	}
	g_strfreev(lines);
	g_free(text);
	g_free(path);
}

static void dutch_names_are_dutch(void **state)
{
	static const char *const names[][2] = { { "IQ", "Irak" }, { "SY", "Syrië" },
		{ "DE", "Duitsland" }, { "UZ", "Oezbekistan" }, { "GE", "Georgië" },
		{ "NA", "Namibië" }, { "XK", "Kosovo" }, { "CI", "Ivoorkust" },
		{ "MN", "Mongolië" }, { "TR", "Turkije" }, { "NL", "Nederland" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_string_equal(
		    country_get(&table, country_code_from_text(names[i][0]))
			->name[LANG_NL],
		    names[i][1]);
}

static void exceptions_hold_up_to_their_day(void **state)
{
	(void)state;
	assert_string_equal(value_on("visa", "XK", "2023-12-31"), "yes");
	assert_string_equal(value_on("visa", "XK", "2024-01-01"), "no");
	assert_string_equal(value_on("visa", "VU", "2023-02-03"), "no");
	assert_string_equal(value_on("visa", "VU", "2023-02-04"), "yes");
	assert_string_equal(value_on("visa", "GE", "2017-03-27"), "yes");
	assert_string_equal(value_on("visa", "GE", "2017-03-28"), "no");
	assert_string_equal(value_on("visa", "UA", "2017-06-10"), "yes");
	assert_string_equal(value_on("visa", "UA", "2017-06-11"), "no");
	assert_string_equal(value_on("rean", "UA", "2017-07-11"), "open");
	assert_string_equal(value_on("rean", "UA", "2017-07-12"), "check");
	assert_string_equal(value_on("oda", "NR", "2025-12-31"), "yes");
	assert_string_equal(value_on("oda", "NR", "2026-01-01"), "no");
	assert_int_equal(table.exception_count, 6);
}

static void notes_are_there_in_both_languages(void **state)
{
	int count = 0;

	(void)state;
	for (size_t row = 0; row < table.count; row++) {
		const struct country *country = &table.country[row];

		assert_int_equal(
		    *country->note[LANG_NL] == '\0', *country->note[LANG_EN] == '\0');
		count += *country->note[LANG_NL] != '\0';
	}
	assert_int_equal(count, 97);
}

static const char *first_found(const char *typed)
{
	uint16_t row[1];

	return country_search(&table, typed, LANG_NL, row, 1) == 1
		   ? table.country[row[0]].alpha2
		   : "";
}

static void countries_are_found_by_their_people(void **state)
{
	(void)state;
	assert_string_equal(
	    first_found("Turks"), "TR"); /* not the Turks and Caicos Islands */
	assert_string_equal(first_found("turkse"), "TR");
	assert_string_equal(first_found("Iraakse"), "IQ");
	assert_string_equal(first_found("nigeriaans"), "NG");
	assert_string_equal(first_found("oekraiens"), "UA");
	assert_string_equal(first_found("zuid-soedanees"), "SS");
	assert_string_equal(first_found("Sri Lankan"), "LK");
}

static void every_list_and_exception_has_a_source(void **state)
{
	(void)state;
	assert_int_equal(table.list_count, 4);
	for (size_t i = 0; i < table.list_count; i++)
		assert_true(strlen(table.list[i].source) > 5);
	for (size_t i = 0; i < table.exception_count; i++)
		assert_true(strlen(table.exception[i].source) > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_country_is_as_in_the_checked_list),
		cmocka_unit_test(dutch_names_are_dutch),
		cmocka_unit_test(exceptions_hold_up_to_their_day),
		cmocka_unit_test(notes_are_there_in_both_languages),
		cmocka_unit_test(countries_are_found_by_their_people),
		cmocka_unit_test(every_list_and_exception_has_a_source),
	};

	return cmocka_run_group_tests(tests, read_table, clear_table);
}

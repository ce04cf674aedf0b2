/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/money.h"

#include <glib.h>

#include "support.h"

static void amounts_are_written_as_each_language_does(void **state)
{
	static const struct {
		cents amount;
		enum lang lang;
		enum money_style style;
		const char *text;
	} rows[] = {
		{ 261500, LANG_NL, MONEY_FULL, "€\u00a02.615,00" },
		{ 261500, LANG_EN, MONEY_FULL, "€2,615.00" },
		{ 261500, LANG_NL, MONEY_SHORT, "€\u00a02.615" },
		{ 261550, LANG_EN, MONEY_SHORT, "€2,615.50" },
		{ 261500, LANG_NL, MONEY_COLUMN, "2.615" },
		{ 261505, LANG_NL, MONEY_COLUMN, "2.615,05" },
		{ -222000, LANG_NL, MONEY_COLUMN, "\u22122.220" },
		{ -222000, LANG_EN, MONEY_FULL, "\u2212€2,220.00" },
		{ 0, LANG_NL, MONEY_FULL, "€\u00a00,00" },
		{ 7, LANG_EN, MONEY_FULL, "€0.07" },
		{ -7, LANG_EN, MONEY_COLUMN, "\u22120.07" },
		{ 99999, LANG_NL, MONEY_FULL, "€\u00a0999,99" },
		{ 100000, LANG_NL, MONEY_SHORT, "€\u00a01.000" },
		{ 123456789012, LANG_EN, MONEY_FULL, "€1,234,567,890.12" },
		{ INT64_MIN, LANG_EN, MONEY_COLUMN, "\u221292,233,720,368,547,758.08" },
	};
	char text[MONEY_TEXT];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_string_equal(
		    money_format(text, rows[i].amount, rows[i].lang, rows[i].style),
		    rows[i].text);
}

static void ranges_are_written_with_one_sign(void **state)
{
	static const struct {
		struct range range;
		enum lang lang;
		enum money_style style;
		const char *text;
	} rows[] = {
		{ { 0, 281500 }, LANG_NL, MONEY_SHORT, "€\u00a00 – 2.815" },
		{ { 0, 281500 }, LANG_EN, MONEY_FULL, "€0.00 – 2,815.00" },
		{ { 0, 281550 }, LANG_EN, MONEY_SHORT, "€0.00 – 2,815.50" },
		{ { 500000, 600000 }, LANG_NL, MONEY_COLUMN, "5.000–6.000" },
		{ { -222000, -122000 }, LANG_NL, MONEY_COLUMN, "−2.220/−1.220" },
		{ { -100, 200 }, LANG_EN, MONEY_SHORT, "−€1 / €2" },
		{ { 61500, 61500 }, LANG_NL, MONEY_COLUMN, "615" },
	};
	char text[MONEY_TEXT];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_string_equal(
		    money_format_range(text, rows[i].range, rows[i].lang, rows[i].style),
		    rows[i].text);
}

static void amounts_in_files_have_a_dot_and_two_digits(void **state)
{
	static const char *const refused[] = { "", "2615", "2615.0", "2615.000",
		"2,615.00", ".50", "-1.00", "+1.00", " 1.00", "1.00 ", "010.00", "1e3.00",
		"0x1.00", "1000000000000.01", "99999999999999999999.00", "1.0a" };
	cents amount = 77;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		assert_int_equal(money_parse_file(refused[i], &amount), -1);
	assert_int_equal(amount, 77);
	assert_int_equal(money_parse_file("2615.00", &amount), 0);
	assert_int_equal(amount, 261500);
	assert_int_equal(money_parse_file("0.05", &amount), 0);
	assert_int_equal(amount, 5);
	assert_int_equal(money_parse_file("1000000000000.00", &amount), 0);
	assert_int_equal(amount, MONEY_MAX);
}

static void amounts_are_read_as_people_type_them(void **state)
{
	static const struct {
		const char *text;
		cents amount; /* -1: refused */
	} rows[] = {
		{ "200", 20000 },
		{ "1800,50", 180050 },
		{ "1800.50", 180050 },
		{ "1.800", 180000 },
		{ "1,800", 180000 },
		{ "€ 1,800.00", 180000 },
		{ "€\u00a01.800,00", 180000 },
		{ " 1.234.567,89 ", 123456789 },
		{ "0", 0 },
		{ "0,05", 5 },
		{ "1000000000000", MONEY_MAX },
		{ "1.8", -1 },
		{ "1.80,00", -1 },
		{ "1.800.00", -1 },
		{ "1,800,5", -1 },
		{ "1.234,567", -1 },
		{ "0.800", -1 },
		{ "1234.567", -1 },
		{ "1.800 00", -1 },
		{ "-5", -1 },
		{ "", -1 },
		{ "€", -1 },
		{ "tien", -1 },
		{ "1000000000000,01", -1 },
		{ "99999999999999999999999999", -1 },
		{ "999.999.999.999.999.999.999", -1 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		cents amount = -1;
		int result = money_parse_typed(rows[i].text, &amount);

		if (result != (rows[i].amount < 0 ? -1 : 0) || amount != rows[i].amount)
			fail_msg("“%s” gives %d, %" G_GINT64_FORMAT, rows[i].text, result,
			    amount);
	}
}

static void what_is_written_can_be_typed_again(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		cents amount = (cents)(support_random_next(&random) % (MONEY_MAX + 1));
		enum lang lang = support_random_below(&random, LANG_COUNT);
		enum money_style style = support_random_below(&random, 3);
		char text[MONEY_TEXT];
		cents back = -1;

		amount >>= support_random_below(&random, 40);
		money_format(text, amount, lang, style);
		assert_int_equal(money_parse_typed(text, &back), 0);
		assert_int_equal(back, amount);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_written_as_each_language_does),
		cmocka_unit_test(ranges_are_written_with_one_sign),
		cmocka_unit_test(amounts_in_files_have_a_dot_and_two_digits),
		cmocka_unit_test(amounts_are_read_as_people_type_them),
		cmocka_unit_test(what_is_written_can_be_typed_again),
	};

	return cmocka_run_group_tests_name("core money", tests, NULL, NULL);
}

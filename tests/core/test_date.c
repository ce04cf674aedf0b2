/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/date.h"

#include <glib.h>

#include "support.h"

static day_number day(const char *iso)
{
	day_number date = DAY_NONE;

	assert_int_equal(date_parse_iso(iso, &date), 0);
	return date;
}

static void days_are_counted_from_1970(void **state)
{
	day_number date;
	int year, month, civil;

	(void)state;
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(day("2000-03-01"), 11017);
	date_to_civil(11016, &year, &month, &civil);
	assert_int_equal(year, 2000);
	assert_int_equal(month, 2);
	assert_int_equal(civil, 29);
	date_to_civil(day("2024-02-29"), &year, &year, &civil);
	assert_int_equal(civil, 29);
	assert_int_equal(date_from_civil(1899, 12, 31, &date), -1);
	assert_int_equal(date_from_civil(DATE_YEAR_MIN, 1, 1, &date), 0);
	assert_int_equal(date, DATE_FIRST);
	assert_int_equal(date_from_civil(DATE_YEAR_MAX, 12, 31, &date), 0);
	assert_int_equal(date, DATE_LAST);
	assert_int_equal(date_from_civil(2200, 1, 1, &date), -1);
	assert_int_equal(date_from_civil(2023, 2, 29, &date), -1);
	assert_int_equal(date_from_civil(2100, 2, 29, &date), -1);
}

/* From the year 1 to the year 9999, which birthdays may come to. */
static void every_day_is_that_of_glib(void **state)
{
	GDate glib;

	(void)state;
	g_date_clear(&glib, 1);
	g_date_set_dmy(&glib, 1, G_DATE_JANUARY, 1);
	for (day_number date = -719162; date <= 2932896; date++) {
		int year, month, civil;

		date_to_civil(date, &year, &month, &civil);
		if (year != g_date_get_year(&glib) ||
		    month != (int)g_date_get_month(&glib) ||
		    civil != g_date_get_day(&glib))
			fail_msg("day %d is %d-%d-%d", date, year, month, civil);
		assert_int_equal(partial_date_first((struct partial_date){
				     (int16_t)year, (uint8_t)month, (uint8_t)civil }),
		    date);
		if (date < 2932896)
			g_date_add_days(&glib, 1);
	}
}

static void every_day_survives_every_way_of_writing(void **state)
{
	(void)state;
	for (day_number date = day("1900-01-01"); date <= day("2199-12-31"); date++) {
		char text[DATE_TEXT];
		day_number back = DAY_NONE;

		assert_int_equal(date_parse_iso(date_format_iso(text, date), &back), 0);
		assert_int_equal(back, date);
		back = DAY_NONE;
		assert_int_equal(
		    date_parse_typed(date_format_short(text, date), &back), 0);
		assert_int_equal(back, date);
	}
}

static void days_without_a_date_are_written_as_nothing(void **state)
{
	char text[DATE_TEXT];

	(void)state;
	assert_string_equal(date_format_iso(text, DAY_NONE), "");
	assert_string_equal(date_format(text, DAY_FOREVER, LANG_EN), "");
	assert_string_equal(date_format_short(text, DAY_NONE), "");
}

static void dates_in_files_are_iso_and_nothing_else(void **state)
{
	static const char *const refused[] = { "", "2024", "2024-03", "2024-3-22",
		"24-03-22", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10",
		"2024-01-00", "22-03-2024", "2024/03/22", "2024-03-22T00:00",
		" 2024-03-22", "2024-03-22 ", "1899-12-31", "2200-01-01", "20240322",
		"+2024-03-22", "2024-03-2x", "2024-03-22-", "-2024-03-22", "٢٠٢٤-٠٣-٢٢" };
	day_number date = 7;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		assert_int_equal(date_parse_iso(refused[i], &date), -1);
	assert_int_equal(date, 7);
}

static void dates_are_read_as_people_type_them(void **state)
{
	static const char *const same[] = { "22-3-2024", "22/3/2024", "22.3.2024",
		"22 3 2024", "22032024", "2024-03-22", "22-03-2024", " 22-3-2024 ",
		"2024-3-22" };
	static const char *const refused[] = { "", "22-3-24", "22-3", "3-2024", "2024",
		"31-4-2024", "29-2-2023", "22-3/2024", "22--3-2024", "2203202",
		"220320244", "30022024", "20241301", "22 maart 2024", "0-3-2024",
		"00032024", "22-3-2024-1", "99999999999999999999" };
	day_number date;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
		date = DAY_NONE;
		assert_int_equal(date_parse_typed(same[i], &date), 0);
		assert_int_equal(date, day("2024-03-22"));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		assert_int_equal(date_parse_typed(refused[i], &date), -1);
}

static void dates_follow_the_language(void **state)
{
	char text[DATE_TEXT];

	(void)state;
	assert_string_equal(date_format(text, day("2026-12-31"), LANG_NL), "31-12-2026");
	assert_string_equal(
	    date_format(text, day("2026-12-31"), LANG_EN), "31 December 2026");
	assert_string_equal(date_format(text, day("2026-01-02"), LANG_NL), "02-01-2026");
	assert_string_equal(
	    date_format(text, day("2026-01-02"), LANG_EN), "2 January 2026");
	assert_string_equal(date_format_short(text, day("2026-01-02")), "02-01-2026");
}

static struct partial_date partial(const char *iso)
{
	struct partial_date date = { 0 };

	assert_int_equal(partial_date_parse_iso(iso, &date), 0);
	return date;
}

static void partial_dates_stand_for_all_their_days(void **state)
{
	static const struct {
		const char *date, *first, *last;
	} rows[] = {
		{ "1985", "1985-01-01", "1985-12-31" },
		{ "1985-07", "1985-07-01", "1985-07-31" },
		{ "2004-02", "2004-02-01", "2004-02-29" },
		{ "2100-02", "2100-02-01", "2100-02-28" },
		{ "1985-07-31", "1985-07-31", "1985-07-31" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		char text[DATE_TEXT];
		struct partial_date date = partial(rows[i].date);

		assert_int_equal(partial_date_first(date), day(rows[i].first));
		assert_int_equal(partial_date_last(date), day(rows[i].last));
		assert_string_equal(partial_date_format_iso(text, date), rows[i].date);
		date = partial_date_unpack(partial_date_pack(date));
		assert_string_equal(partial_date_format_iso(text, date), rows[i].date);
	}
}

static void partial_dates_are_read_as_people_type_them(void **state)
{
	static const struct {
		const char *typed, *iso; /* NULL: refused */
	} rows[] = {
		{ "1985", "1985" },
		{ "7-1985", "1985-07" },
		{ "07/1985", "1985-07" },
		{ "1985-07", "1985-07" },
		{ "31-7-1985", "1985-07-31" },
		{ "31071985", "1985-07-31" },
		{ "00-07-1985", "1985-07" },
		{ "00-00-1985", "1985" },
		{ "00001985", "1985" },
		{ "31-00-1985", NULL },
		{ "00-1985", NULL },
		{ "00-00-0000", NULL },
		{ "00000000", NULL },
		{ "85", NULL },
		{ "13-1985", NULL },
		{ "1985-00", NULL },
		{ "1985-13", NULL },
		{ "1899", NULL },
		{ "7-85", NULL },
		{ "0000", NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct partial_date date = { 0 };
		char text[DATE_TEXT];
		int result = partial_date_parse_typed(rows[i].typed, &date);

		assert_int_equal(result, rows[i].iso == NULL ? -1 : 0);
		if (rows[i].iso != NULL)
			assert_string_equal(
			    partial_date_format_iso(text, date), rows[i].iso);
	}
}

static void partial_dates_follow_the_language(void **state)
{
	char text[DATE_TEXT];

	(void)state;
	assert_string_equal(
	    partial_date_format(text, partial("1985-07"), LANG_NL), "7-1985");
	assert_string_equal(
	    partial_date_format(text, partial("1985-07"), LANG_EN), "July 1985");
	assert_string_equal(partial_date_format(text, partial("1985"), LANG_EN), "1985");
	assert_string_equal(
	    partial_date_format_short(text, partial("1985-07")), "7-1985");
	assert_string_equal(
	    partial_date_format_short(text, partial("1985-12-31")), "31-12-1985");
}

static void birthday_is_the_same_day_of_the_year(void **state)
{
	(void)state;
	assert_int_equal(date_birthday(day("2006-03-22"), 18), day("2024-03-22"));
	assert_int_equal(date_birthday(day("2006-12-31"), 18), day("2024-12-31"));
}

static void birthday_of_29_february_is_1_march(void **state)
{
	(void)state;
	assert_int_equal(date_birthday(day("2004-02-29"), 18), day("2022-03-01"));
	assert_int_equal(date_birthday(day("2004-02-29"), 20), day("2024-02-29"));
}

static void age_counts_birthdays(void **state)
{
	(void)state;
	assert_int_equal(date_age(day("2006-03-22"), day("2024-03-21")), 17);
	assert_int_equal(date_age(day("2006-03-22"), day("2024-03-22")), 18);
	assert_int_equal(date_age(day("2024-03-22"), day("2024-03-22")), 0);
	assert_int_equal(date_age(day("2024-03-22"), day("2024-03-21")), -1);
	assert_int_equal(date_age(day("2004-02-29"), day("2022-02-28")), 17);
	assert_int_equal(date_age(day("2004-02-29"), day("2022-03-01")), 18);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(every_day_is_that_of_glib),
		cmocka_unit_test(every_day_survives_every_way_of_writing),
		cmocka_unit_test(days_without_a_date_are_written_as_nothing),
		cmocka_unit_test(dates_in_files_are_iso_and_nothing_else),
		cmocka_unit_test(dates_are_read_as_people_type_them),
		cmocka_unit_test(dates_follow_the_language),
		cmocka_unit_test(partial_dates_stand_for_all_their_days),
		cmocka_unit_test(partial_dates_are_read_as_people_type_them),
		cmocka_unit_test(partial_dates_follow_the_language),
		cmocka_unit_test(birthday_is_the_same_day_of_the_year),
		cmocka_unit_test(birthday_of_29_february_is_1_march),
		cmocka_unit_test(age_counts_birthdays),
	};

	return cmocka_run_group_tests_name("core date", tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/date.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#define DAYS_UNTIL_1970 719162 /* from 1 January of the year 1 */
#define DAYS_UNTIL_9999 3652059 /* and until the end of that year */

static const char *const english_months[] = { "January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November", "December" };

/* --- the calendar ---
 * Reports look at several days of every person, so none of them is a detour over a
 * library; a test compares every day with that of GLib. */

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of a year before a month (1 to 12; 13: the whole year). */
static int days_before_month(int year, int month)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334,
		365 };

	return before[month - 1] + (month > 2 && is_leap(year));
}

/* Days before a year, from the year 1. */
static int days_before_year(int year)
{
	int whole = year - 1;

	return 365 * whole + whole / 4 - whole / 100 + whole / 400;
}

/* Any day that exists, without the limits on the year that hold for input. */
static bool civil_day(int year, int month, int day, day_number *ret)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > days_before_month(year, month + 1) - days_before_month(year, month))
		return false;
	*ret = days_before_year(year) + days_before_month(year, month) + day - 1 -
	       DAYS_UNTIL_1970;
	return true;
}

int date_from_civil(int year, int month, int day, day_number *ret)
{
	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX)
		return -1;
	return civil_day(year, month, day, ret) ? 0 : -1;
}

void date_to_civil(day_number date, int *ret_year, int *ret_month, int *ret_day)
{
	int64_t days = (int64_t)date + DAYS_UNTIL_1970;
	int year, month, left;

	*ret_year = *ret_month = *ret_day = 0;
	if (days < 0 || days >= DAYS_UNTIL_9999)
		return;
	/* Never too early, and seldom one too late. */
	year = (int)(days / 365) + 1;
	while (days_before_year(year) > days)
		year--;
	left = (int)days - days_before_year(year);
	month = left / 31 + 1;
	if (days_before_month(year, month + 1) <= left)
		month++;
	*ret_year = year;
	*ret_month = month;
	*ret_day = left - days_before_month(year, month) + 1;
}

/* Parts of a date as written: up to three numbers and what stands between them. */
struct parts {
	int number[3];
	size_t digits[3];
	int count;
	char separator;
};

/* Numbers of 1 to 8 digits with one and the same separator between them. */
static bool take_parts(const char *text, const char *separators, struct parts *ret)
{
	memset(ret, 0, sizeof *ret);
	for (;;) {
		size_t digits = strspn(text, "0123456789");
		int number = 0;

		if (digits < 1 || digits > 8 || ret->count == 3)
			return false;
		for (size_t i = 0; i < digits; i++)
			number = 10 * number + (text[i] - '0');
		ret->number[ret->count] = number;
		ret->digits[ret->count++] = digits;
		text += digits;
		if (*text == '\0')
			return true;
		if (strchr(separators, *text) == NULL)
			return false;
		if (ret->separator != '\0' && ret->separator != *text)
			return false;
		ret->separator = *text++;
	}
}

static int partial_checked(int year, int month, int day, struct partial_date *ret)
{
	day_number exists;

	if (month == 0 && day != 0)
		return -1;
	if (date_from_civil(year, MAX(month, 1), MAX(day, 1), &exists) != 0)
		return -1;
	*ret = (struct partial_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return 0;
}

/* In files a part that was written is never 0: "1985-00" is not "1985". */
static bool has_zero(const struct parts *parts)
{
	for (int i = 0; i < parts->count; i++) {
		if (parts->number[i] == 0)
			return true;
	}
	return false;
}

bool partial_date_exists(struct partial_date date)
{
	struct partial_date same;

	return partial_checked(date.year, date.month, date.day, &same) == 0;
}

int partial_date_parse_iso(const char *text, struct partial_date *ret)
{
	struct parts parts;

	if (!take_parts(text, "-", &parts) || parts.digits[0] != 4 || has_zero(&parts))
		return -1;
	for (int i = 1; i < parts.count; i++) {
		if (parts.digits[i] != 2)
			return -1;
	}
	return partial_checked(parts.number[0], parts.number[1], parts.number[2], ret);
}

int partial_date_parse_typed(const char *text, struct partial_date *ret)
{
	char *typed = g_strstrip(g_strdup(text));
	struct parts parts;
	int result = -1;

	if (!take_parts(typed, "-/. ", &parts))
		goto out;
	if (parts.count == 2 && has_zero(&parts))
		goto out;
	if (parts.count == 1 && parts.digits[0] == 8) /* 22032024 */
		result = partial_checked(parts.number[0] % 10000,
		    parts.number[0] / 10000 % 100, parts.number[0] / 1000000, ret);
	else if (parts.digits[0] == 4) /* 1985, 1985-7, 1985-07-31 */
		result = partial_checked(
		    parts.number[0], parts.number[1], parts.number[2], ret);
	else if (parts.count == 2 && parts.digits[0] <= 2 && parts.digits[1] == 4)
		result = partial_checked(parts.number[1], parts.number[0], 0, ret);
	else if (parts.count == 3 && parts.digits[0] <= 2 && parts.digits[1] <= 2 &&
		 parts.digits[2] == 4)
		result = partial_checked(
		    parts.number[2], parts.number[1], parts.number[0], ret);
out:
	g_free(typed);
	return result;
}

static int whole_day(int parsed, struct partial_date date, day_number *ret)
{
	if (parsed != 0 || date.day == 0)
		return -1;
	return date_from_civil(date.year, date.month, date.day, ret);
}

int date_parse_iso(const char *text, day_number *ret)
{
	struct partial_date date = { 0 };

	return whole_day(partial_date_parse_iso(text, &date), date, ret);
}

int date_parse_typed(const char *text, day_number *ret)
{
	struct partial_date date = { 0 };

	return whole_day(partial_date_parse_typed(text, &date), date, ret);
}

static struct partial_date whole_date(day_number date)
{
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	return (struct partial_date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
}

char *date_format_iso(char ret[DATE_TEXT], day_number date)
{
	return partial_date_format_iso(ret, whole_date(date));
}

char *date_format(char ret[DATE_TEXT], day_number date, enum lang lang)
{
	return partial_date_format(ret, whole_date(date), lang);
}

char *date_format_short(char ret[DATE_TEXT], day_number date)
{
	return partial_date_format_short(ret, whole_date(date));
}

char *partial_date_format_iso(char ret[DATE_TEXT], struct partial_date date)
{
	if (date.year == 0)
		ret[0] = '\0';
	else if (date.month == 0)
		snprintf(ret, DATE_TEXT, "%04d", date.year);
	else if (date.day == 0)
		snprintf(ret, DATE_TEXT, "%04d-%02d", date.year, date.month);
	else
		snprintf(
		    ret, DATE_TEXT, "%04d-%02d-%02d", date.year, date.month, date.day);
	return ret;
}

char *partial_date_format(char ret[DATE_TEXT], struct partial_date date, enum lang lang)
{
	if (lang != LANG_EN || date.month < 1 || date.month > 12)
		return partial_date_format_short(ret, date);
	if (date.day == 0)
		snprintf(
		    ret, DATE_TEXT, "%s %d", english_months[date.month - 1], date.year);
	else
		snprintf(ret, DATE_TEXT, "%d %s %d", date.day,
		    english_months[date.month - 1], date.year);
	return ret;
}

char *partial_date_format_short(char ret[DATE_TEXT], struct partial_date date)
{
	if (date.year == 0)
		ret[0] = '\0';
	else if (date.month == 0)
		snprintf(ret, DATE_TEXT, "%d", date.year);
	else if (date.day == 0)
		snprintf(ret, DATE_TEXT, "%d-%d", date.month, date.year);
	else
		snprintf(ret, DATE_TEXT, "%02d-%02d-%d", date.day, date.month, date.year);
	return ret;
}

int64_t partial_date_pack(struct partial_date date)
{
	return date.year * 10000 + date.month * 100 + date.day;
}

struct partial_date partial_date_unpack(int64_t packed)
{
	return (struct partial_date){ (int16_t)(packed / 10000),
		(uint8_t)(packed / 100 % 100), (uint8_t)(packed % 100) };
}

day_number partial_date_first(struct partial_date date)
{
	day_number first = DAY_NONE;

	civil_day(date.year, date.month == 0 ? 1 : date.month,
	    date.day == 0 ? 1 : date.day, &first);
	return first;
}

day_number partial_date_last(struct partial_date date)
{
	day_number last = DAY_NONE;
	int month = date.month == 0 ? 12 : date.month;

	if (date.day != 0)
		return partial_date_first(date);
	for (int day = 31; day >= 28; day--) {
		if (civil_day(date.year, month, day, &last))
			break;
	}
	return last;
}

day_number date_birthday(day_number born, int years)
{
	day_number birthday = DAY_FOREVER;
	int year, month, day;

	date_to_civil(born, &year, &month, &day);
	if (!civil_day(year + years, month, day, &birthday))
		civil_day(year + years, 3, 1, &birthday); /* born on 29 February */
	return birthday;
}

int date_age(day_number born, day_number on)
{
	int year, month, day, age;

	if (on < born)
		return -1;
	date_to_civil(on, &age, &month, &day);
	date_to_civil(born, &year, &month, &day);
	age -= year;
	return date_birthday(born, age) > on ? age - 1 : age;
}

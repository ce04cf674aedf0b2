/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/date.h - civil dates, without time and without a clock.
 */
#ifndef TERUGKEERDESK_CORE_DATE_H
#define TERUGKEERDESK_CORE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/lang.h"

/* Days since 1 January 1970 in the Gregorian calendar; may be negative. */
typedef int32_t day_number;

#define DAY_NONE INT32_MIN /* no such date; also "open" at the start of a period */
#define DAY_FOREVER INT32_MAX /* open end of a period */

#define DATE_YEAR_MIN 1900
#define DATE_YEAR_MAX 2199
#define DATE_FIRST    (-25567) /* 1 January of DATE_YEAR_MIN */
#define DATE_LAST     84005 /* 31 December of DATE_YEAR_MAX */

#define DATE_TEXT 32 /* bytes for any written date, with NUL */

/* A day that exists, DATE_YEAR_MIN..MAX: 0, else -1. */
int date_from_civil(int year, int month, int day, day_number *ret);
/* One place may take what is not asked for twice. */
void date_to_civil(day_number date, int *ret_year, int *ret_month, int *ret_day);

/* "2024-03-22", nothing else. */
int date_parse_iso(const char *text, day_number *ret);

/* As typed: "22-3-2024", "22/3/2024", "22.3.2024", "22 3 2024", "22032024",
 * "2024-03-22".  Two-digit years are refused: 24 may be 1924. */
int date_parse_typed(const char *text, day_number *ret);

char *date_format_iso(char ret[DATE_TEXT], day_number date);
/* "31-12-2026" (nl), "31 December 2026" (en). */
char *date_format(char ret[DATE_TEXT], day_number date, enum lang lang);
/* Narrow columns and form fields: "31-12-2026" in both languages. */
char *date_format_short(char ret[DATE_TEXT], day_number date);

/*
 * A date of which the day, or the month and the day, may be unknown, as on many
 * travel documents.  month 0: only the year is known; day 0: no day.
 */
struct partial_date {
	int16_t year;
	uint8_t month;
	uint8_t day;
};

/* Its parts could be written, within DATE_YEAR_MIN..MAX. */
bool partial_date_exists(struct partial_date date);

/* "1985-07-01", "1985-07", "1985"; what is given is checked to exist. */
int partial_date_parse_iso(const char *text, struct partial_date *ret);
/* As date_parse_typed, and "1985", "7-1985", "1985-07"; also as registers write what is
 * not known: "00-07-1985", "00-00-1985". */
int partial_date_parse_typed(const char *text, struct partial_date *ret);
char *partial_date_format_iso(char ret[DATE_TEXT], struct partial_date date);
/* "31-12-1985", "7-1985", "1985" (short, both languages); long English "July 1985". */
char *partial_date_format(char ret[DATE_TEXT], struct partial_date date, enum lang lang);
char *partial_date_format_short(char ret[DATE_TEXT], struct partial_date date);
/* One number, kept in records: year * 10000 + month * 100 + day.  And back. */
int64_t partial_date_pack(struct partial_date date);
struct partial_date partial_date_unpack(int64_t packed);
/* The first and the last day it can stand for. */
day_number partial_date_first(struct partial_date date);
day_number partial_date_last(struct partial_date date);

/*
 * date_birthday(born, years):
 * The day on which somebody born on `born` reaches the age of `years`.  Born on
 * 29 February: 1 March of a common year.
 */
day_number date_birthday(day_number born, int years);
/* Birthdays until and with `on`; -1 before the birth. */
int date_age(day_number born, day_number on);

#endif

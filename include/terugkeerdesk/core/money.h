/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/money.h - euro amounts in whole cents.
 *
 * There are no fractions of a cent and no floating point anywhere.
 */
#ifndef TERUGKEERDESK_CORE_MONEY_H
#define TERUGKEERDESK_CORE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/lang.h"

struct fault;

typedef int64_t cents;

/* The largest amount the desk accepts or adds up to: well inside int64. */
#define MONEY_MAX ((cents)100000000000000)

/* From the smallest to the largest possible; exact where both are equal. */
struct range {
	cents min;
	cents max;
};

enum money_style {
	MONEY_FULL, /* "€ 2.615,00" (nl, U+00A0 after the sign), "€2,615.00" (en) */
	MONEY_SHORT, /* "€ 2.615", "€2,615": cents only where there are any */
	MONEY_COLUMN /* "2.615", "2,615": for columns headed "euro" */
};

/* Long enough for any amount or range in any style, with NUL. */
#define MONEY_TEXT 96

/* Write an amount.  Negative amounts have U+2212 in front.  Returns `ret`. */
char *money_format(char ret[MONEY_TEXT], cents amount, enum lang lang, enum money_style style);

/* As one amount where exact, else "€ 0 – 2.815" (one sign, U+2013 with spaces;
 * no spaces in MONEY_COLUMN, where both signs differ or are negative " / "). */
char *money_format_range(char ret[MONEY_TEXT], struct range range, enum lang lang,
    enum money_style style);

/* The strict form of files: digits, a dot, two digits ("2615.00"). 0..MONEY_MAX. */
int money_parse_file(const char *text, cents *ret);

/*
 * As people type it: "200", "1800,50", "1.800", "€ 1,800.00".  A separator with
 * exactly two digits behind it at the end is the decimal mark; one with exactly
 * three is a thousands mark; anything doubtful is refused.  0..MONEY_MAX.
 */
int money_parse_typed(const char *text, cents *ret);

#endif

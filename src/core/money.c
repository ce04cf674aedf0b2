/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#define MINUS   "\u2212"
#define DASH    "\u2013"
#define NBSPACE "\u00a0"

static const struct {
	char thousands;
	char decimal;
	const char *sign; /* in front of the digits */
} writing[LANG_COUNT] = {
	[LANG_NL] = { '.', ',', "€" NBSPACE },
	[LANG_EN] = { ',', '.', "€" },
};

/* The digits of |amount| with marks: "2.615,00" or "2.615". */
static void append_digits(GString *text, cents amount, enum lang lang, bool with_cents)
{
	uint64_t magnitude = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
	char digits[24];
	int count = snprintf(digits, sizeof digits, "%" PRIu64, magnitude / 100);

	for (int i = 0; i < count; i++) {
		g_string_append_c(text, digits[i]);
		if ((count - i) % 3 == 1 && i + 1 < count)
			g_string_append_c(text, writing[lang].thousands);
	}
	if (with_cents) {
		g_string_append_c(text, writing[lang].decimal);
		g_string_append_printf(text, "%02u", (unsigned)(magnitude % 100));
	}
}

static void append_amount(
    GString *text, cents amount, enum lang lang, bool with_sign, bool with_cents)
{
	if (amount < 0)
		g_string_append(text, MINUS);
	if (with_sign)
		g_string_append(text, writing[lang].sign);
	append_digits(text, amount, lang, with_cents);
}

static char *finish(char ret[MONEY_TEXT], GString *text)
{
	g_strlcpy(ret, text->str, MONEY_TEXT);
	g_string_free(text, TRUE);
	return ret;
}

char *money_format(
    char ret[MONEY_TEXT], cents amount, enum lang lang, enum money_style style)
{
	GString *text = g_string_sized_new(MONEY_TEXT);

	append_amount(text, amount, lang, style != MONEY_COLUMN,
	    style == MONEY_FULL || amount % 100 != 0);
	return finish(ret, text);
}

char *money_format_range(
    char ret[MONEY_TEXT], struct range range, enum lang lang, enum money_style style)
{
	bool column = style == MONEY_COLUMN;
	bool negative = range.min < 0 || range.max < 0;
	bool with_cents =
	    style == MONEY_FULL || range.min % 100 != 0 || range.max % 100 != 0;
	GString *text;

	if (range.min == range.max)
		return money_format(ret, range.min, lang, style);
	text = g_string_sized_new(MONEY_TEXT);
	append_amount(text, range.min, lang, !column, with_cents);
	/* A dash between minus signs cannot be read: "−2.220/−1.220". */
	if (negative)
		g_string_append(text, column ? "/" : " / ");
	else
		g_string_append(text, column ? DASH : " " DASH " ");
	append_amount(text, range.max, lang, negative && !column, with_cents);
	return finish(ret, text);
}

/* The number that `count` digits stand for, or -1 beyond MONEY_MAX. */
static int digits_value(const char *digits, size_t count, cents *ret)
{
	cents value = 0;

	for (size_t i = 0; i < count; i++) {
		value = 10 * value + (digits[i] - '0');
		if (value > MONEY_MAX)
			return -1;
	}
	*ret = value;
	return 0;
}

/* `whole` euros and two digits of cents. */
static int from_parts(const char *whole, size_t count, const char *fraction, cents *ret)
{
	cents euros, hundredths;

	if (digits_value(whole, count, &euros) != 0 || euros > MONEY_MAX / 100)
		return -1;
	if (digits_value(fraction, 2, &hundredths) != 0)
		return -1;
	if (100 * euros + hundredths > MONEY_MAX)
		return -1;
	*ret = 100 * euros + hundredths;
	return 0;
}

static size_t digit_span(const char *text)
{
	return strspn(text, "0123456789");
}

int money_parse_file(const char *text, cents *ret)
{
	size_t whole = digit_span(text);

	if (whole == 0 || (whole > 1 && text[0] == '0'))
		return -1; /* "010.00" is doubtful: some read it as 8 */
	if (text[whole] != '.' || digit_span(text + whole + 1) != 2 ||
	    text[whole + 3] != '\0')
		return -1;
	return from_parts(text, whole, text + whole + 1, ret);
}

static const char *skip_blanks(const char *text)
{
	for (;;) {
		if (*text == ' ' || *text == '\t')
			text++;
		else if (g_str_has_prefix(text, NBSPACE))
			text += strlen(NBSPACE);
		else
			return text;
	}
}

/* Digits in groups of three behind a first one of one to three ("1.800"): copied to
 * `whole` without the marks.  Returns what stands behind, or NULL when in doubt. */
static const char *take_whole(
    const char *text, char whole[24], size_t *ret_count, char *mark)
{
	size_t first = digit_span(text);
	size_t count = first;

	*mark = '\0';
	if (first == 0 || first > 17)
		return NULL;
	memcpy(whole, text, first);
	text += first;
	while ((*text == '.' || *text == ',') && digit_span(text + 1) == 3) {
		if (first > 3 || whole[0] == '0' || count > 17)
			return NULL;
		if (*mark != '\0' && *mark != *text)
			return NULL;
		*mark = *text;
		memcpy(whole + count, text + 1, 3);
		count += 3;
		text += 4;
	}
	*ret_count = count;
	return text;
}

int money_parse_typed(const char *text, cents *ret)
{
	char whole[24], mark;
	const char *fraction = "00";
	size_t count;

	text = skip_blanks(text);
	if (g_str_has_prefix(text, "€"))
		text = skip_blanks(text + strlen("€"));
	text = take_whole(text, whole, &count, &mark);
	if (text == NULL)
		return -1;
	if ((*text == '.' || *text == ',') && *text != mark &&
	    digit_span(text + 1) == 2) {
		fraction = text + 1;
		text += 3;
	}
	if (*skip_blanks(text) != '\0')
		return -1;
	return from_parts(whole, count, fraction, ret);
}

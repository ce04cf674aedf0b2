/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/csv.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

void csv_text(struct csv *csv, const char *text)
{
	/* What a spreadsheet would take for a formula is quoted with a mark in front. */
	static const char formulas[] = "=+-@\t\r";
	bool formula = text != NULL && *text != '\0' && strchr(formulas, *text) != NULL;

	if (csv->fields++ > 0)
		g_string_append_c(csv->text, ',');
	if (text == NULL)
		return;
	if (!formula && strpbrk(text, ",\"\r\n") == NULL) {
		g_string_append(csv->text, text);
		return;
	}
	g_string_append(csv->text, formula ? "\"'" : "\"");
	for (; *text != '\0'; text++) {
		if (*text == '"')
			g_string_append_c(csv->text, '"');
		g_string_append_c(csv->text, *text);
	}
	g_string_append_c(csv->text, '"');
}

void csv_number(struct csv *csv, int64_t number)
{
	g_string_append_printf(
	    csv->text, "%s%" PRId64, csv->fields++ > 0 ? "," : "", number);
}

void csv_real(struct csv *csv, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	g_ascii_formatd(digits, sizeof(digits), "%.6g", number);
	g_string_append_printf(csv->text, "%s%s", csv->fields++ > 0 ? "," : "", digits);
}

void csv_end_row(struct csv *csv)
{
	g_string_append_c(csv->text, '\n');
	csv->fields = 0;
}

void csv_row(struct csv *csv, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		csv_text(csv, *texts);
	csv_end_row(csv);
}

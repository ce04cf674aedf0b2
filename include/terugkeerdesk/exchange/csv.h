/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/exchange/csv.h - a table for other programs, as RFC 4180 has it.
 *
 * Commas, a line feed behind each row, quotes where a field needs them, UTF-8.
 */
#ifndef TERUGKEERDESK_EXCHANGE_CSV_H
#define TERUGKEERDESK_EXCHANGE_CSV_H

#include <stdint.h>

#include <glib.h>

/* Zeroed but for `text` is ready. */
struct csv {
	GString *text; /* owned by the caller */
	int fields; /* in the present row */
};

void csv_text(struct csv *csv, const char *text); /* NULL: an empty field */
void csv_number(struct csv *csv, int64_t number);
void csv_real(struct csv *csv, double number); /* finite; in six digits, with a point */
void csv_end_row(struct csv *csv);
/* A whole row of texts, NULL-ended. */
void csv_row(struct csv *csv, const char *const *texts);

#endif

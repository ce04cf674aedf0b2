/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/exchange/household_csv.h - a table of households, one per row.
 *
 * terugkeerdesk-household(5) documents the columns.  The first line names them, in any
 * order; commas or semicolons stand between.  A line is a row: no field holds a line end.
 */
#ifndef TERUGKEERDESK_EXCHANGE_HOUSEHOLD_CSV_H
#define TERUGKEERDESK_EXCHANGE_HOUSEHOLD_CSV_H

#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/household_row.h"

struct fault;

#define HOUSEHOLD_CSV_COLUMNS_MAX 32
#define HOUSEHOLD_CSV_LETTERS     26

#define HOUSEHOLD_CSV_MONTHS      (12 * (DATE_YEAR_MAX - DATE_YEAR_MIN + 1))

/* What the first line says, and what is looked up in every row. */
struct household_csv {
	char separator;
	int column_count;
	uint8_t column[HOUSEHOLD_CSV_COLUMNS_MAX]; /* which one stands at each place */
	/* The choices of each place; `word` NULL behind the last. */
	struct csv_key {
		const char *word;
		size_t length;
		uint64_t tail; /* its last eight bytes */
		small_answer answer; /* that it stands for */
	} choice[HOUSEHOLD_CSV_COLUMNS_MAX][FACT_CHOICES_MAX];
	/* The first day of every month, and the day behind the last. */
	day_number month[HOUSEHOLD_CSV_MONTHS + 1];
	/* Where each nationality stands in the country table. */
	uint16_t row_of[HOUSEHOLD_CSV_LETTERS * HOUSEHOLD_CSV_LETTERS];
};

/*
 * household_csv_header(line, length, countries, ret, fault):
 * Read the first line, without its line end; a byte-order mark is skipped.
 * FAULT_KEY_UNKNOWN, FAULT_KEY_TWICE, FAULT_REQUIRED with the column as place.
 */
int household_csv_header(const char *line, size_t length,
    const struct country_table *countries, struct household_csv *ret,
    struct fault *fault);

/*
 * household_csv_row(csv, line, length, ret, fault):
 * Read one row, without its line end.  Allocates nothing.  The fault names the column.
 */
int household_csv_row(const struct household_csv *csv, const char *line, size_t length,
    struct household_row *ret, struct fault *fault);

/* The names of the columns, for the manual and its test; NULL past the end. */
const char *household_csv_column(size_t index);

#endif

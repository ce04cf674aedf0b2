/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of households: any bytes are refused with a reason, or give a household that can
 * be calculated. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/household_csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(int holds)
{
	if (!holds)
		abort();
}

static void expect_day(day_number day)
{
	expect(day == DAY_NONE || (day >= DATE_FIRST && day <= DATE_LAST));
}

/* Whoever gets it need not look again. */
static void expect_sound(
    const struct household_row *row, const struct country_table *countries)
{
	static struct household_of_case made;

	expect(row->adults + row->minors >= 1);
	expect(row->adults + row->minors <= CASE_PERSONS_MAX);
	expect(row->registered_on != DAY_NONE);
	expect_day(row->registered_on);
	expect_day(row->departure_on);
	expect_day(row->arrived_on);
	expect_day(row->departed_on);
	expect(row->nationality_row < countries->count ||
	       row->nationality_row == COUNTRY_UNKNOWN_ROW);
	expect(row->departure_kind <= DEPARTURE_KIND_COUNT && row->route <= ROUTE_COUNT);
	for (int i = 0; i < MEMBER_ANSWERS; i++)
		expect(row->answer[i] <= 2);
	household_row_expand(row, &made);
	expect(made.household.member_count == row->adults + row->minors);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	/* Two countries, in the order of their codes. */
	static struct country_table countries = { .count = 2,
		.country = { { .code = 'I' << 8 | 'Q', .alpha2 = "IQ" },
		    { .code = 'M' << 8 | 'N', .alpha2 = "MN" } } };
	static struct household_csv csv;
	const char *line = (const char *)bytes;
	const char *end = line + size;
	bool head = true;

	while (line < end) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((stop != NULL ? stop : end) - line);
		struct fault fault = { 0 };
		struct household_row row;

		if (head &&
		    household_csv_header(line, length, &countries, &csv, &fault)) {
			expect(fault.code != FAULT_NONE);
			return 0;
		}
		if (!head && household_csv_row(&csv, line, length, &row, &fault) != 0)
			expect(fault.code != FAULT_NONE);
		else if (!head)
			expect_sound(&row, &countries);
		head = false;
		line += length + 1;
	}
	return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/totals_form.h"

#include "terugkeerdesk/report/averages.h"

#define NOT_KNOWN (1u << HOUSEHOLD_UNANSWERED)
#define FORCED    (1u << (1 + DEPARTURE_FORCED))

/* Persons of the whole period, by groups of kinds. */
struct persons {
	int count;
	unsigned kinds[TOTALS_FORM_ROWS];
	int64_t persons[TOTALS_FORM_ROWS];
};

/* The groups of the table of 2010-2019 first; merged ones behind them. */
static int place_of(unsigned kinds)
{
	if ((kinds & ~TOTALS_INDEPENDENT) == 0)
		return 0;
	return kinds == FORCED ? 1 : kinds == NOT_KNOWN ? 2 : 3;
}

/* Put figures in their rows. */
static void set_rows(
    const struct persons *persons, const int64_t *figure, struct totals_form *form)
{
	unsigned kinds[TOTALS_FORM_ROWS] = { 0 };
	int64_t at[TOTALS_FORM_ROWS] = { 0 };

	for (int i = 0; i < persons->count; i++) {
		int place = place_of(persons->kinds[i]);

		kinds[place] |= persons->kinds[i];
		at[place] += figure[i];
	}
	for (int i = 0; i < TOTALS_FORM_ROWS; i++) {
		if (kinds[i] == 0 || (kinds[i] == NOT_KNOWN && at[i] == 0))
			continue;
		form->row[form->row_count] = kinds[i];
		form->figure[form->row_count++] = at[i];
	}
}

static void set_share(struct totals_form *form)
{
	int64_t least = 0, most = 0;

	for (int i = 0; i < form->row_count; i++) {
		if ((form->row[i] & ~TOTALS_INDEPENDENT) == 0)
			least += form->figure[i];
		if ((form->row[i] & (TOTALS_INDEPENDENT | NOT_KNOWN)) != 0)
			most += form->figure[i];
	}
	form->share_min = averages_percent(least, form->all);
	form->share_max = averages_percent(most, form->all);
}

/* `length`: by what to divide for a year. */
static void finish(
    const struct persons *persons, int64_t length, struct totals_form *form)
{
	int64_t figure[TOTALS_FORM_ROWS];
	int64_t all = 0;

	for (int i = 0; i < persons->count; i++)
		all += persons->persons[i];
	form->per_year = length >= AVERAGES_YEAR;
	form->all = averages_per_year(all, persons->persons, (size_t)persons->count,
	    form->per_year ? length : AVERAGES_YEAR, figure);
	set_rows(persons, figure, form);
	set_share(form);
}

void totals_form_make(day_number from, day_number to, bool averages,
    const int64_t persons[TOTALS_KINDS], struct totals_form *ret)
{
	struct persons all = { .count = TOTALS_KINDS };

	for (int i = 0; i < TOTALS_KINDS; i++) {
		all.kinds[i] = 1u << i;
		all.persons[i] = persons[i];
	}
	*ret = (struct totals_form){ .from = from, .to = to };
	finish(&all, averages ? AVERAGES_YEAR : averages_length(from, to), ret);
}

void totals_form_from_row(day_number from, day_number to,
    const struct totals_shown *shown, const struct totals_row *row,
    struct totals_form *ret)
{
	struct persons all = { .count = shown->part_count };

	for (int i = 0; i < shown->part_count; i++) {
		all.kinds[i] = shown->part[i];
		all.persons[i] = row->part[i].persons;
	}
	*ret = (struct totals_form){ .from = from, .to = to };
	finish(&all, averages_length(from, to), ret);
}

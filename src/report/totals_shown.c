/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/totals_shown.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/report/small_groups.h"

/* Where the figures of each table stand. */
#define OF(field) offsetof(struct totals_year, field)
static const struct {
	size_t all;
	size_t part;
	int count;
	unsigned
	    left_out; /* bits: they are tables of their own, which would tell the rest */
} tables[TOTALS_TABLES] = {
	[TOTALS_REGISTERED_KIND] = { OF(registered.all), OF(registered.kind),
	    TOTALS_KINDS, 0 },
	[TOTALS_REGISTERED_ROUTE] = { OF(registered.all), OF(registered.route),
	    TOTALS_ROUTES, 0 },
	[TOTALS_REGISTERED_STATE] = { OF(registered.all), OF(now), CASE_STATE_COUNT, 0 },
	[TOTALS_DEPARTED_KIND] = { OF(departed.all), OF(departed.kind), TOTALS_KINDS, 0 },
	[TOTALS_DEPARTED_ROUTE] = { OF(departed.all), OF(departed.route), TOTALS_ROUTES,
	    0 },
	[TOTALS_CAME] = { 0, OF(came), CASE_STATE_COUNT,
	    1u << CASE_INTAKE | 1u << CASE_DEPARTED },
};

static struct totals_count parts_of(
    const struct totals_year *year, enum totals_table table, unsigned parts)
{
	const struct totals_count *part =
	    (const void *)((const char *)year + tables[table].part);
	struct totals_count ret = { 0 };

	for (int i = 0; i < tables[table].count; i++)
		if (parts & 1u << i)
			totals_count_add(&ret, &part[i]);
	return ret;
}

static unsigned all_parts(enum totals_table table)
{
	return ((1u << tables[table].count) - 1) & ~tables[table].left_out;
}

/* --- rows --- */

static void set_row(
    const struct totals *totals, enum totals_table table, struct totals_row *ret)
{
	struct totals_year sum;

	totals_sum(totals, ret->years.first, ret->years.last, &sum);
	ret->all = parts_of(&sum, table, all_parts(table));
}

static void add_row(
    const struct totals *totals, int first, int last, struct totals_shown *ret)
{
	struct totals_row *row = &ret->row[ret->row_count++];

	*row = (struct totals_row){ .years = { first, last } };
	set_row(totals, ret->table, row);
}

/* A row for each, or for several neighbours together. */
static void join_rows(const struct totals *totals, const struct totals_span *span,
    size_t count, int64_t smallest, struct totals_shown *ret)
{
	int64_t size[TOTALS_YEARS];
	size_t end[TOTALS_YEARS];
	size_t runs, from = 0;

	for (size_t i = 0; i < count; i++) {
		struct totals_row row = { .years = span[i] };

		set_row(totals, ret->table, &row);
		size[i] = row.all.cases;
	}
	runs = small_groups_join(size, count, smallest, end);
	for (size_t i = 0; i < runs; i++) {
		add_row(totals, span[from].first, span[end[i] - 1].last, ret);
		from = end[i];
	}
}

/* The years of each row of another table. */
static void join_years(const struct totals *totals, const struct totals_shown *periods,
    int64_t smallest, struct totals_shown *ret)
{
	struct totals_span year[TOTALS_YEARS];

	for (size_t i = 0; i < periods->row_count; i++) {
		struct totals_span span = periods->row[i].years;
		size_t count = 0;

		for (int at = span.first; at <= span.last; at++)
			year[count++] = (struct totals_span){ at, at };
		join_rows(totals, year, count, smallest, ret);
	}
}

/* --- columns --- */

static bool by_kind(enum totals_table table)
{
	return table == TOTALS_REGISTERED_KIND || table == TOTALS_DEPARTED_KIND;
}

bool totals_merged(enum totals_table table, unsigned parts)
{
	bool one = (parts & (parts - 1)) == 0;

	return !one && !(by_kind(table) && parts == TOTALS_INDEPENDENT);
}

static bool has_unknown(enum totals_table table)
{
	return table != TOTALS_REGISTERED_STATE && table != TOTALS_CAME;
}

/* Begin with each by itself, in its own order; what is not known is the last. */
static void list_parts(struct totals_shown *shown)
{
	unsigned all = all_parts(shown->table);
	int count = tables[shown->table].count;
	int first = has_unknown(shown->table) ? HOUSEHOLD_UNANSWERED + 1 : 0;

	shown->part_count = 0;
	for (int i = first; i < first + count; i++)
		if (all & 1u << i % count)
			shown->part[shown->part_count++] = 1u << i % count;
}

/* Put these parts, which are whole ones, together: behind the others, unless they are
 * what leaves by itself. */
static void join_parts(struct totals_shown *shown, unsigned parts)
{
	int count = 0;

	for (int i = 0; i < shown->part_count; i++)
		if ((shown->part[i] & parts) == 0)
			shown->part[count++] = shown->part[i];
	if (!totals_merged(shown->table, parts)) {
		memmove(
		    shown->part + 1, shown->part, (size_t)count * sizeof(shown->part[0]));
		shown->part[0] = parts;
	} else {
		shown->part[count] = parts;
	}
	shown->part_count = count + 1;
}

/* What is too small in some row, with what it must be merged with. */
static unsigned small_parts(
    const struct totals *totals, const struct totals_shown *shown, int64_t smallest)
{
	size_t count = (size_t)shown->part_count;
	int64_t *size = g_new(int64_t, shown->row_count * count);
	bool merged[TOTALS_PARTS_MAX] = { false };
	unsigned ret = 0;

	for (size_t i = 0; i < shown->row_count; i++) {
		struct totals_span span = shown->row[i].years;
		struct totals_year sum;

		totals_sum(totals, span.first, span.last, &sum);
		for (size_t j = 0; j < count; j++) {
			size[i * count + j] =
			    parts_of(&sum, shown->table, shown->part[j]).cases;
			/* What was merged before takes in what is merged now. */
			merged[j] = totals_merged(shown->table, shown->part[j]);
		}
	}
	small_groups_mark_table(size, shown->row_count, count, smallest, merged);
	for (size_t j = 0; j < count; j++)
		ret |= merged[j] ? shown->part[j] : 0;
	g_free(size);
	return ret;
}

/* Not merged with others yet. */
static bool stands_alone(const struct totals_shown *shown, unsigned part)
{
	for (int i = 0; i < shown->part_count; i++)
		if (shown->part[i] == part)
			return true;
	return false;
}

/* Rows are joined until they are enough, so only the whole can be. */
static bool too_few(const struct totals_shown *shown, int64_t smallest)
{
	int64_t cases = 0;

	for (size_t i = 0; i < shown->row_count; i++)
		cases += shown->row[i].all.cases;
	return cases > 0 && cases < smallest;
}

static void merge_parts(
    const struct totals *totals, int64_t smallest, struct totals_shown *shown)
{
	unsigned parts = small_parts(totals, shown, smallest);

	/* Of too few in all, what they are not would tell what they are. */
	if (too_few(shown, smallest)) {
		join_parts(shown, all_parts(shown->table));
		return;
	}
	/* Who leaves by itself under supervision goes with who does so without, before
	 * anything else: else the form of the table of 2021 would tell them apart. */
	if (by_kind(shown->table) && (parts & TOTALS_INDEPENDENT) != 0 &&
	    stands_alone(shown, TOTALS_VOLUNTARY)) {
		join_parts(shown, TOTALS_INDEPENDENT);
		parts = small_parts(totals, shown, smallest);
	}
	if (parts != 0)
		join_parts(shown, parts);
}

/* --- figures --- */

static void fill_row(
    const struct totals *totals, const struct totals_shown *shown, struct totals_row *row)
{
	struct totals_year sum;

	totals_sum(totals, row->years.first, row->years.last, &sum);
	for (int i = 0; i < shown->part_count; i++)
		row->part[i] = parts_of(&sum, shown->table, shown->part[i]);
}

static void fill(const struct totals *totals, struct totals_shown *shown)
{
	for (size_t i = 0; i < shown->row_count; i++)
		fill_row(totals, shown, &shown->row[i]);
	shown->sum.years = (struct totals_span){
		shown->row[0].years.first,
		shown->row[shown->row_count - 1].years.last,
	};
	set_row(totals, shown->table, &shown->sum);
	fill_row(totals, shown, &shown->sum);
}

void totals_show(const struct totals *totals, enum totals_table table,
    const struct totals_span *period, size_t periods, int64_t smallest,
    struct totals_shown *ret_periods, struct totals_shown *ret_years)
{
	ret_periods->table = ret_years->table = table;
	ret_periods->row_count = ret_years->row_count = 0;
	join_rows(totals, period, periods, smallest, ret_periods);
	list_parts(ret_periods);
	merge_parts(totals, smallest, ret_periods);
	join_years(totals, ret_periods, smallest, ret_years);
	ret_years->part_count = ret_periods->part_count;
	memcpy(ret_years->part, ret_periods->part, sizeof(ret_years->part));
	merge_parts(totals, smallest, ret_years);
	fill(totals, ret_periods);
	fill(totals, ret_years);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/what_if.h"

#include <string.h>

#include <glib.h>

#include "internal.h"
#include "report_scope.h"
#include "report_words.h"

#define DIFFERENCES_SHOWN 16

/* A page that is being made. */
struct page {
	const struct desk *desk;
	const struct desk_what_if *what_if;
	const struct what_if *sums;
	int64_t smallest; /* group that is told apart */
	enum lang lang;
	struct document *document;
};

/* --- cells --- */

static void head(struct page *page, const char *const *titles)
{
	struct cell *cell = document_add(page->document, BLOCK_TABLE_ROW, *titles);

	cell->strong = true;
	for (titles++; *titles != NULL; titles++) {
		cell = document_add_cell(page->document, *titles);
		cell->strong = true;
		cell->right = true;
	}
}

/* The id of a policy, or in words that it is what applied. */
static void add_side(struct cell *cell, const struct page *page, int side)
{
	const char *name = page->what_if->name[side];

	if (strcmp(name, "applied") == 0)
		cell_add_msgid(cell, N_("what applied"));
	else
		cell_add_text(cell, name);
}

/* A head with the names of both sides in the middle. */
static void head_with_sides(struct page *page, const char *first)
{
	struct cell *cell = document_add(page->document, BLOCK_TABLE_ROW, first);

	cell->strong = true;
	cell = document_add_cell(page->document, N_("Households"));
	cell->strong = cell->right = true;
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		cell = document_add_cell(page->document, NULL);
		add_side(cell, page, side);
		cell->strong = cell->right = true;
	}
}

static void put_count(struct page *page, int64_t count)
{
	struct cell *cell = document_add_cell(page->document, NULL);

	cell_add_number(cell, (long)count);
	cell->right = true;
}

static void put_share(struct page *page, int64_t part, int64_t all)
{
	/* TRANSLATORS: a share in whole percent */
	struct cell *cell = document_add_cell(page->document, N_("{0} %"));

	cell_add_number(cell, all > 0 ? (long)((part * 200 + all) / (2 * all)) : 0);
	cell->right = true;
}

/* An amount, with a mark where something in it is not stated. */
static void put_sum(struct page *page, struct sum sum)
{
	struct cell *cell = document_add_cell(
	    page->document, sum.incomplete ? N_("{0} + not stated") : NULL);

	cell_add_figures(cell, sum.range);
	cell->right = true;
}

/* --- the parts --- */

static void add_opening(struct page *page)
{
	struct cell *cell =
	    document_add(page->document, BLOCK_TITLE, N_("What if: {0} against {1}"));

	for (int side = 0; side < WHAT_IF_SIDES; side++)
		add_side(cell, page, side);
	cell = document_add(
	    page->document, BLOCK_PARAGRAPH, N_("Households: {0}, persons: {1}."));
	cell_add_number(cell, (long)page->sums->households);
	cell_add_number(cell, (long)page->sums->persons);
	document_add_cell(page->document,
	    N_("These are amounts that people may receive; who returns, and who asks for "
	       "support, is not in them."));
	if (page->smallest <= 1)
		return;
	cell = document_add(page->document, BLOCK_PARAGRAPH,
	    N_("What is of fewer than {0} households is merged with something else, "
	       "left out, or hidden behind a dash with others like it."));
	cell_add_number(cell, (long)page->smallest);
}

static void add_part(struct page *page, const char *label, int of)
{
	document_add(page->document, BLOCK_TABLE_ROW, label);
	for (int side = 0; side < WHAT_IF_SIDES; side++)
		put_sum(page, report_sum(&page->sums->spread[side], of));
}

/* "The Netherlands, AMIF" */
static void add_payers(struct page *page, int payers)
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };
	struct cell *cell;
	const enum payer *paying[G_N_ELEMENTS(all)];
	int count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (payers & all[i])
			paying[count++] = &all[i];
	if (count == 0) {
		add_part(page, payer_label(PAYER_NOT_STATED), SPREAD_PAYERS);
		return;
	}
	cell = document_add(page->document, BLOCK_TABLE_ROW,
	    count == 1   ? NULL
	    : count == 2 ? "{0} + {1}"
			 : "{0} + {1} + {2}");
	for (int i = 0; i < count; i++)
		cell_add_msgid(cell, payer_label(*paying[i]));
	for (int side = 0; side < WHAT_IF_SIDES; side++)
		put_sum(
		    page, report_sum(&page->sums->spread[side], SPREAD_PAYERS + payers));
}

static void add_amounts(struct page *page)
{
	document_add(page->document, BLOCK_HEADING, N_("What it comes to"));
	document_add(page->document, BLOCK_TABLE_ROW, NULL);
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		struct cell *cell = document_add_cell(page->document, NULL);

		add_side(cell, page, side);
		cell->strong = cell->right = true;
	}
	add_part(page, N_("Total"), SPREAD_TOTAL);
	for (int i = 0; i < REPORT_PARTS; i++)
		for (int j = 0; j < report_parts[i].count; j++) {
			int of = report_parts[i].first + j;

			if (!report_part_used(page->sums, of))
				continue;
			if (report_parts[i].first == SPREAD_PAYERS)
				add_payers(page, j);
			else if (report_parts[i].first == SPREAD_PHASE)
				add_part(page, phase_label((enum phase)j), of);
			else
				add_part(page, form_label((enum form)j), of);
		}
	document_mark(page->document, BLOCK_TABLE_END);
}

static void add_outcome(struct page *page, const char *label, int64_t households)
{
	document_add(page->document, BLOCK_TABLE_ROW, label);
	put_count(page, households);
	put_share(page, households, page->sums->households);
}

static void add_outcomes(struct page *page)
{
	static const char *const titles[] = { N_("Of the first against the second"),
		N_("Households"), N_("Share"), NULL };
	static const char *const labels[WHAT_IF_OUTCOMES] = {
		[WHAT_IF_GAIN] = N_("Receive more"),
		[WHAT_IF_LOSE] = N_("Receive less"),
		[WHAT_IF_SAME] = N_("Receive the same"),
		[WHAT_IF_UNDECIDED] = N_("Cannot be said: a range, or not stated"),
	};
	const struct what_if *sums = page->sums;
	struct what_if_told told;
	struct cell *cell;

	what_if_tell(sums, page->smallest, &told);
	document_add(page->document, BLOCK_HEADING, N_("Who receives more, who less"));
	head(page, titles);
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++)
		if (!told.merged[i])
			add_outcome(page, labels[i], sums->outcome[i]);
	if (told.households > 0)
		add_outcome(page, N_("Other, merged"), told.households);
	document_mark(page->document, BLOCK_TABLE_END);
	if (!told.amounts)
		return;
	cell = document_add(page->document, BLOCK_PARAGRAPH,
	    N_("Together, those who receive more have {0} more, and those who receive "
	       "less "
	       "{1} less."));
	cell_add_figures(cell, (struct range){ sums->gained, sums->gained });
	cell_add_figures(cell, (struct range){ sums->lost, sums->lost });
}

static void add_differences(struct page *page)
{
	static const char *const titles[] = { N_("Difference"), N_("Households"),
		N_("Share"), NULL };
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count =
	    what_if_differences(page->sums, page->smallest, row, DIFFERENCES_SHOWN);

	if (count == 0)
		return;
	document_add(page->document, BLOCK_HEADING, N_("By how much"));
	head(page, titles);
	for (size_t i = 0; i < count; i++) {
		struct cell *cell;

		if (row[i].households == 0)
			continue;
		cell = document_add(page->document, BLOCK_TABLE_ROW, NULL);
		cell_add_figures(cell, row[i].range);
		put_count(page, row[i].households);
		put_share(page, row[i].households, what_if_decided(page->sums));
	}
	document_mark(page->document, BLOCK_TABLE_END);
}

static void add_group_label(struct page *page, enum report_group_by by, int index)
{
	const struct country_table *countries = &page->desk->countries;
	struct cell *cell;

	if (index == WHAT_IF_MERGED) {
		document_add(page->document, BLOCK_TABLE_ROW, N_("Other, merged"));
	} else if (by == REPORT_BY_TYPE) {
		document_add(page->document, BLOCK_TABLE_ROW,
		    household_type_label((enum household_type)index));
	} else if ((size_t)index < countries->count) {
		cell = document_add(page->document, BLOCK_TABLE_ROW, NULL);
		cell_add_text(cell, countries->country[index].name[page->lang]);
	} else {
		document_add(page->document, BLOCK_TABLE_ROW, N_("Not known"));
	}
}

static void put_outcome(
    struct page *page, const struct what_if_row *row, enum what_if_outcome outcome)
{
	struct cell *cell;

	if (!row->hidden[outcome]) {
		put_count(page, row->group.outcome[outcome]);
		return;
	}
	cell = document_add_cell(page->document, NULL);
	cell_add_text(cell, "–");
	cell->right = true;
}

static void add_groups(
    struct page *page, enum report_group_by by, const char *heading, const char *first)
{
	static const char *const more[] = { N_("More"), N_("Less"), NULL };
	struct what_if_row row[REPORT_ROWS_MAX];
	size_t rows = report_rows(page->desk, page->sums, by, row);

	document_add(page->document, BLOCK_HEADING, heading);
	head_with_sides(page, first);
	for (const char *const *title = more; *title != NULL; title++) {
		struct cell *cell = document_add_cell(page->document, *title);

		cell->strong = cell->right = true;
	}
	for (size_t i = 0; i < rows; i++) {
		const struct what_if_group *group = &row[i].group;

		add_group_label(page, by, row[i].index);
		put_count(page, group->households);
		for (int side = 0; side < WHAT_IF_SIDES; side++)
			put_sum(page, group->total[side]);
		put_outcome(page, &row[i], WHAT_IF_GAIN);
		put_outcome(page, &row[i], WHAT_IF_LOSE);
	}
	document_mark(page->document, BLOCK_TABLE_END);
}

static const char *cause_label(int cause)
{
	if (cause == WHAT_IF_CHECK)
		return N_("Left to a person (check)");
	if (cause == WHAT_IF_TOGETHER)
		return N_("Several answers together");
	return fact_get((enum fact_id)cause)->label;
}

static bool is_caused(const struct page *page, const struct what_if_cause *cause)
{
	return (cause->households[WHAT_IF_POLICY] > 0 ||
		   cause->households[WHAT_IF_AGAINST] > 0) &&
	       what_if_cause_told(cause, page->smallest);
}

static void add_causes(struct page *page)
{
	const struct what_if_cause *cause = page->sums->cause;
	bool begun = false;

	for (int i = 0; i < WHAT_IF_CAUSES; i++) {
		if (!is_caused(page, &cause[i]))
			continue;
		if (!begun) {
			document_add(page->document, BLOCK_HEADING,
			    N_("What the ranges come from"));
			head_with_sides(page, N_("Not answered"));
		}
		begun = true;
		document_add(page->document, BLOCK_TABLE_ROW, cause_label(i));
		put_count(page, MAX(cause[i].households[0], cause[i].households[1]));
		for (int side = 0; side < WHAT_IF_SIDES; side++) {
			cents narrows = cause[i].narrows[side];

			put_sum(page, (struct sum){ .range = { narrows, narrows } });
		}
	}
	if (begun)
		document_mark(page->document, BLOCK_TABLE_END);
}

void desk_what_if_document(const struct desk *desk, const struct desk_what_if *what_if,
    enum lang lang, struct document *ret)
{
	struct page page = {
		.desk = desk,
		.what_if = what_if,
		.sums = what_if->sums,
		.smallest = desk->env.config->smallest_group,
		.lang = lang,
		.document = ret,
	};

	add_opening(&page);
	report_scope_document(desk, &what_if->read, what_if->read.filtered, lang, ret);
	if (page.sums->households == 0)
		return;
	add_amounts(&page);
	add_outcomes(&page);
	add_differences(&page);
	add_groups(&page, REPORT_BY_TYPE, N_("By household"), N_("Household"));
	add_groups(&page, REPORT_BY_NATIONALITY,
	    N_("By nationality of the main applicant"), N_("Nationality"));
	add_causes(&page);
}

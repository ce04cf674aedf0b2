/* SPDX-License-Identifier: EUPL-1.2 */
/* What a policy would come to, on the screen. */
#include "reports.h"

#include <glib.h>
#include <string.h>

#include "amounts.h"
#include "reports_form.h"
#include "terugkeerdesk/desk/what_if.h"
#include "words.h"

#define DIFFERENCES 15 /* columns of the chart, and rows */

/* What a tag stands for: one of these and a number. */
enum {
	TAG_OUTCOME = 0,
	TAG_DIFFERENCE = 100,
	TAG_TYPE = 200,
	TAG_NATIONALITY = 1000
};

static const char *const outcome_labels[WHAT_IF_OUTCOMES] = {
	[WHAT_IF_GAIN] = N_("Receive more"),
	[WHAT_IF_LOSE] = N_("Receive less"),
	[WHAT_IF_SAME] = N_("Receive the same"),
	[WHAT_IF_UNDECIDED] = N_("Cannot be said"),
};
static const enum look outcome_looks[WHAT_IF_OUTCOMES] = {
	[WHAT_IF_GAIN] = LOOK_MORE,
	[WHAT_IF_LOSE] = LOOK_LESS,
	[WHAT_IF_SAME] = LOOK_NORMAL,
	[WHAT_IF_UNDECIDED] = LOOK_NOTICE,
};

/* A sheet that is being made. */
struct page {
	const struct tui *tui;
	const struct desk_what_if *what_if;
	const struct what_if *sums;
	struct sheet *sheet;
};

static const char *side_name(const struct desk_what_if *what_if, int side)
{
	const char *name = what_if->name[side];

	return strcmp(name, "applied") == 0 ? _("what applied") : name;
}

/* --- the thread --- */

static void *make(struct desk *desk, const struct reports_ask *ask,
    const struct desk_cases *cases, const struct desk_watch *watch, struct faults *faults)
{
	return desk_what_if(desk, ask->policy, ask->against, cases, watch, faults);
}

static void free_report(void *report)
{
	desk_what_if_free(report);
}

/* --- lines --- */

static void add_sum(const struct page *page, struct sheet_line *line, enum look look,
    struct sum sum)
{
	char text[MONEY_TEXT * 2];

	sheet_add_cell(line, look, amounts_column(text, &sum, page->tui->lang));
}

static void add_sides(const struct page *page, struct sheet_line *line, enum look look, int of)
{
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		const struct spread *spread = &page->sums->spread[side];

		add_sum(page, line, look,
		    (struct sum){
			.range = { spread->min[of], spread->max[of] },
			.incomplete = spread->missing >> of & 1,
		    });
	}
}

static void add_opening(const struct page *page)
{
	char *text = g_strdup_printf(_("Households: %ld, persons: %ld. These are amounts that "
				       "people may receive; who returns, and who asks for "
				       "support, is not in them."),
	    (long)page->sums->households, (long)page->sums->persons);

	sheet_add(page->sheet, SHEET_TEXT, LOOK_NORMAL, text);
	g_free(text);
	reports_lines_scope(page->tui, &page->what_if->read, page->sheet);
}

static void add_head_of_sides(const struct page *page, const char *first)
{
	const char *titles[] = { side_name(page->what_if, 0), side_name(page->what_if, 1),
		NULL };

	reports_lines_head(page->sheet, first, titles);
}

/* Is there a sum with a plus? */
static bool has_open_amounts(const struct what_if *sums)
{
	return sums->incomplete[WHAT_IF_POLICY] > 0 ||
	       sums->incomplete[WHAT_IF_AGAINST] > 0;
}

static void add_total(const struct page *page)
{
	add_head_of_sides(page, has_open_amounts(page->sums)
				    /* TRANSLATORS: what a plus behind an amount means */
				    ? _("In euro (+: and what is not stated)")
				    : _("In euro"));
	add_sides(page, sheet_add(page->sheet, SHEET_ROW, LOOK_STRONG, _("Total")),
	    LOOK_STRONG, SPREAD_TOTAL);
}

static void add_outcomes(const struct page *page)
{
	const char *const titles[] = { _("Households"), _("Share"), _("Together"), NULL };
	const cents together[WHAT_IF_OUTCOMES] = {
		[WHAT_IF_GAIN] = page->sums->gained,
		[WHAT_IF_LOSE] = -page->sums->lost,
	};
	char money[MONEY_TEXT];

	reports_lines_head(page->sheet, _("Who receives more, who less"), titles);
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++) {
		struct sheet_line *line = sheet_add(
		    page->sheet, SHEET_ROW, LOOK_NORMAL, _(outcome_labels[i]));

		sheet_add_count(line, outcome_looks[i], page->sums->outcome[i]);
		sheet_add_share(
		    line, LOOK_NORMAL, page->sums->outcome[i], page->sums->households);
		if (i == WHAT_IF_GAIN || i == WHAT_IF_LOSE)
			sheet_add_cell(line, outcome_looks[i],
			    money_format(money, together[i], page->tui->lang,
				MONEY_COLUMN));
		if (page->sums->outcome[i] > 0)
			line->tag = TAG_OUTCOME + i;
	}
}

/* --- the distribution --- */

static size_t differences(
    const struct what_if *sums, struct what_if_difference ret[WHAT_IF_DIFFERENCES_MAX])
{
	return what_if_differences(sums, 0, ret, DIFFERENCES);
}

static enum look difference_look(struct range range)
{
	return range.max > 0 ? LOOK_MORE : range.min < 0 ? LOOK_LESS : LOOK_NORMAL;
}

/* The end that is farther from 0. */
static cents far_end(struct range range)
{
	return range.max > 0 ? range.max : range.min;
}

static void add_chart(const struct page *page)
{
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count = differences(page->sums, row);
	struct chart *chart = &page->sheet->chart;
	char money[MONEY_TEXT];

	if (count == 0)
		return;
	chart_set_title(chart, _("Households by difference, in euro"), NULL);
	for (size_t i = 0; i < count; i++)
		chart_add(chart, row[i].households,
		    money_format(money, far_end(row[i].range), page->tui->lang,
			MONEY_COLUMN),
		    difference_look(row[i].range), false, TAG_DIFFERENCE + (int)i);
	sheet_space(page->sheet);
	sheet_add(page->sheet, SHEET_CHART, LOOK_NORMAL, NULL);
}

static void add_differences(const struct page *page)
{
	const char *const titles[] = { _("Households"), _("Share"), NULL };
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count = differences(page->sums, row);

	if (count == 0)
		return;
	reports_lines_head(page->sheet, _("By how much"), titles);
	for (size_t i = 0; i < count; i++) {
		char money[MONEY_TEXT];
		struct sheet_line *line;

		if (row[i].households == 0)
			continue;
		money_format_range(money, row[i].range, page->tui->lang, MONEY_COLUMN);
		line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL,
		    far_end(row[i].range) != 0 ? money : _("no difference"));
		sheet_add_count(line, difference_look(row[i].range), row[i].households);
		sheet_add_share(
		    line, LOOK_NORMAL, row[i].households, what_if_decided(page->sums));
		line->tag = TAG_DIFFERENCE + (int)i;
	}
}

/* --- groups --- */

static const char *group_label(const struct page *page, int tag, int index)
{
	return tag == TAG_TYPE ? _(household_type_label((enum household_type)index))
			       : reports_lines_country(page->tui, index);
}

static void add_groups(const struct page *page, int tag, const char *first,
    const struct what_if_group *group, size_t count)
{
	/* TRANSLATORS: how many households; a narrow column */
	const char *titles[] = { _("Count"), side_name(page->what_if, 0),
		side_name(page->what_if, 1), _("More"), _("Less"), NULL };
	struct what_if_row *row = g_new(struct what_if_row, count + 1);
	size_t rows = what_if_rows(group, count, 0, row);

	reports_lines_head(page->sheet, first, titles);
	for (size_t i = 0; i < rows; i++) {
		const struct what_if_group *of = &row[i].group;
		struct sheet_line *line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL,
		    group_label(page, tag, row[i].index));

		sheet_add_count(line, LOOK_NORMAL, of->households);
		for (int side = 0; side < WHAT_IF_SIDES; side++)
			add_sum(page, line, LOOK_NORMAL, of->total[side]);
		sheet_add_count(line, LOOK_MORE, of->outcome[WHAT_IF_GAIN]);
		sheet_add_count(line, LOOK_LESS, of->outcome[WHAT_IF_LOSE]);
		line->tag = tag + row[i].index;
	}
	g_free(row);
}

/* --- who pays, when, how --- */

static bool is_used(const struct page *page, int of)
{
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		const struct spread *spread = &page->sums->spread[side];

		if (spread->max[of] != 0 || spread->missing >> of & 1)
			return true;
	}
	return false;
}

/* "the Netherlands + AMIF": new memory, to g_free. */
static char *payers_label(int payers)
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };
	GString *label = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (payers & all[i])
			g_string_append_printf(label, "%s%s", label->len > 0 ? " + " : "",
			    _(payer_label(all[i])));
	if (label->len == 0)
		g_string_append(label, _(payer_label(PAYER_NOT_STATED)));
	return g_string_free(label, FALSE);
}

static char *phase_words(int phase)
{
	return g_strdup(_(phase_label((enum phase)phase)));
}

static char *form_words(int form)
{
	return g_strdup(_(form_label((enum form)form)));
}

static void add_parts(const struct page *page)
{
	static const struct {
		const char *title; /* msgid */
		int first, count;
		char *(*label)(int index);
	} parts[] = {
		{ N_("Who pays"), SPREAD_PAYERS, PAYER_SETS, payers_label },
		{ N_("When"), SPREAD_PHASE, PHASE_COUNT, phase_words },
		{ N_("How"), SPREAD_FORM, FORM_COUNT, form_words },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		add_head_of_sides(page, _(parts[i].title));
		for (int j = 0; j < parts[i].count; j++) {
			char *label;

			if (!is_used(page, parts[i].first + j))
				continue;
			label = parts[i].label(j);
			add_sides(page,
			    sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL, label),
			    LOOK_NORMAL, parts[i].first + j);
			g_free(label);
		}
	}
}

static const char *cause_label(int cause)
{
	if (cause == WHAT_IF_CHECK)
		return _("Left to a person (check)");
	if (cause == WHAT_IF_TOGETHER)
		return _("Several answers together");
	return _(fact_get((enum fact_id)cause)->label);
}

static void add_causes(const struct page *page)
{
	bool begun = false;

	for (int i = 0; i < WHAT_IF_CAUSES; i++) {
		const struct what_if_cause *cause = &page->sums->cause[i];
		struct sheet_line *line;

		if (cause->households[0] == 0 && cause->households[1] == 0)
			continue;
		if (!begun)
			add_head_of_sides(page, _("What the ranges come from"));
		begun = true;
		line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL, cause_label(i));
		for (int side = 0; side < WHAT_IF_SIDES; side++)
			add_sum(page, line, LOOK_NORMAL,
			    (struct sum){ .range = { cause->narrows[side],
					      cause->narrows[side] } });
	}
}

static void fill(const struct tui *tui, const void *report, struct sheet *sheet)
{
	const struct desk_what_if *what_if = report;
	struct page page = { tui, what_if, what_if->sums, sheet };

	add_opening(&page);
	if (page.sums->households == 0) {
		reports_lines_nothing(sheet);
		return;
	}
	add_total(&page);
	add_outcomes(&page);
	add_chart(&page);
	add_differences(&page);
	add_groups(
	    &page, TAG_TYPE, _("By household"), page.sums->type, HOUSEHOLD_TYPES);
	add_groups(&page, TAG_NATIONALITY, _("By nationality"), page.sums->nationality,
	    COUNTRIES_MAX + 1);
	add_parts(&page);
	add_causes(&page);
	reports_lines_groups(tui, sheet);
	if (has_open_amounts(page.sums))
		sheet_add(sheet, SHEET_TEXT, LOOK_FAINT,
		    _("A plus behind an amount: and amounts that the documents do not "
		      "state."));
}

static char *title(const void *report)
{
	const struct desk_what_if *what_if = report;

	/* TRANSLATORS: names of policies, or "what applied" */
	return g_strdup_printf(
	    _("What if: %s against %s"), side_name(what_if, 0), side_name(what_if, 1));
}

/* --- cases --- */

/* Rows are without the end that is nearest to 0; the outermost hold all that is beyond. */
static struct range row_range(const struct what_if *sums, int index)
{
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	int count = (int)differences(sums, row);
	struct range range = row[index].range;

	if (far_end(range) > 0)
		return (struct range){ range.min + 1,
			index == count - 1 ? MAX(range.max, sums->difference.max)
					   : range.max };
	if (far_end(range) < 0)
		return (struct range){
			index == 0 ? MIN(range.min, sums->difference.min) : range.min,
			range.max - 1 };
	return range;
}

static struct reports_pick pick(const void *report, int tag)
{
	const struct desk_what_if *what_if = report;
	struct reports_pick pick = { .tag = tag };

	if (tag >= TAG_DIFFERENCE && tag < TAG_TYPE)
		pick.range = row_range(what_if->sums, tag - TAG_DIFFERENCE);
	return pick;
}

static bool takes(const struct reports_pick *pick, const struct desk_found_case *one)
{
	int tag = pick->tag;

	if (tag >= TAG_NATIONALITY)
		return MIN(one->nationality_row, COUNTRIES_MAX) == tag - TAG_NATIONALITY;
	if (tag >= TAG_TYPE)
		return one->household == tag - TAG_TYPE;
	if (tag >= TAG_DIFFERENCE)
		return one->verdict.outcome != WHAT_IF_UNDECIDED &&
		       one->verdict.difference >= pick->range.min &&
		       one->verdict.difference <= pick->range.max;
	return (int)one->verdict.outcome == tag - TAG_OUTCOME;
}

/* --- files --- */

static char *csv(const struct desk *desk, const void *report)
{
	return desk_what_if_csv(desk, report);
}

static char *json(const struct desk *desk, const void *report)
{
	return desk_what_if_json(desk, report);
}

static void document(
    const struct desk *desk, const void *report, enum lang lang, struct document *ret)
{
	desk_what_if_document(desk, report, lang, ret);
}

const struct reports_kind reports_what_if = {
	.name = "what-if",
	/* TRANSLATORS: a report: what a policy would come to */
	.label = N_("What if: a policy over all cases"),
	.fields = REPORTS_FIELD_BIT(REPORTS_FIELD_POLICY) |
	    REPORTS_FIELD_BIT(REPORTS_FIELD_POLICY_FILE) |
	    REPORTS_FIELD_BIT(REPORTS_FIELD_AGAINST) |
	    REPORTS_FIELD_BIT(REPORTS_FIELD_AGAINST_FILE),
	.make = make,
	.free = free_report,
	.title = title,
	.fill = fill,
	.pick = pick,
	.takes = takes,
	.csv = csv,
	.json = json,
	.document = document,
};

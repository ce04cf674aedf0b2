/* SPDX-License-Identifier: EUPL-1.2 */
#include "calculation_text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "grid.h"
#include "words.h"

/* What every part of the page looks at. */
struct page {
	const struct rulebook *rulebook;
	const struct case_file *file;
	const struct desk_calculation *calculation;
	enum lang lang;
	GPtrArray *sources; /* those that were named, in order */
};

static const char *name_of(const struct page *page, int person)
{
	const struct value *name = case_file_value_const(page->file, FACT_NAME, person);

	return name != NULL && name->text != NULL ? name->text : "";
}

/* "1. A", with a mark behind it that keeps the rest of the row in order. */
static void add_person(struct grid *grid, const struct page *page, int person)
{
	char *text = g_strdup_printf("%d. %s", person, name_of(page, person));

	grid_add_name(grid, text);
	g_free(text);
}

/* Sources are long: "[2]" in the row, and all of them at the end. */
static void add_source(struct grid *grid, const struct page *page, const char *source)
{
	char text[16];
	guint at = 0;

	if (source == NULL || *source == '\0') {
		grid_add(grid, "");
		return;
	}
	source = rulebook_source(page->rulebook, source, page->lang);
	while (at < page->sources->len && !g_str_equal(page->sources->pdata[at], source))
		at++;
	if (at == page->sources->len)
		g_ptr_array_add(page->sources, g_strdup(source));
	snprintf(text, sizeof(text), "[%u]", at + 1);
	grid_add(grid, text);
}

/* --- the three packages side by side --- */

static void add_sum(struct grid *grid, const struct sum *sum, enum lang lang)
{
	char money[MONEY_TEXT];
	char *text;

	money_format_range(money, sum->range, lang, MONEY_SHORT);
	if (!sum->incomplete) {
		grid_add(grid, money);
		return;
	}
	/* TRANSLATORS: an amount, and one more that the documents do not state */
	text = g_strdup_printf(_("%s + not stated"), money);
	grid_add(grid, text);
	g_free(text);
}

static void add_sums(struct grid *grid, const struct page *page, const char *label,
    const struct sum *(*pick)(const struct package_result *package))
{
	grid_add(grid, label);
	for (int i = 0; i < PACKAGE_COUNT; i++)
		add_sum(
		    grid, pick(&page->calculation->assessment.package[i]), page->lang);
}

static const struct sum *at_departure(const struct package_result *package)
{
	return &package->at_departure;
}

static const struct sum *total(const struct package_result *package)
{
	return &package->total;
}

static void print_comparison(const struct page *page)
{
	const struct assessment *assessment = &page->calculation->assessment;
	struct grid grid = { .columns = 1 + PACKAGE_COUNT, .right = 0xe };

	grid_add(&grid, "");
	for (int i = 0; i < PACKAGE_COUNT; i++)
		grid_add(&grid, _(package_label(i)));
	grid_add(&grid, "");
	for (int i = 0; i < PACKAGE_COUNT; i++)
		grid_add(&grid, assessment->package[i].policy->id);
	add_sums(&grid, page, _("At departure"), at_departure);
	add_sums(&grid, page, _("Total"), total);
	grid_add(&grid, _("Difference with national"));
	grid_add(&grid, "");
	add_sum(&grid, &assessment->jrs_minus_national, page->lang);
	add_sum(&grid, &assessment->harmonised_minus_national, page->lang);
	grid_print(&grid);
}

/* --- each package by itself --- */

/* "the Netherlands, AMIF" */
static void add_payers(struct grid *grid, uint8_t payers)
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		if ((payers & all[i]) != 0)
			g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
			    _(payer_label(all[i])));
	}
	if (text->len == 0)
		g_string_append(text, _(payer_label(PAYER_NOT_STATED)));
	grid_add(grid, text->str);
	g_string_free(text, TRUE);
}

static void add_line(struct grid *grid, const struct page *page, const struct line *line)
{
	char money[MONEY_TEXT];

	add_person(grid, page, line->person);
	grid_add(
	    grid, rulebook_component_label(page->rulebook, line->component, page->lang));
	if (line->stated)
		grid_add(grid,
		    money_format_range(money, line->range, page->lang, MONEY_SHORT));
	else
		grid_add(grid, _("not stated"));
	grid_add(grid, _(phase_label(line->phase)));
	grid_add(grid, _(form_label(line->form)));
	add_payers(grid, line->payers);
	add_source(grid, page, line->rule->source);
}

static void print_lines(const struct page *page, const struct package_result *package)
{
	struct grid grid = { .columns = 7, .right = 1 << 2, .indent = 2 };

	for (int i = 0; i < package->line_count; i++)
		add_line(&grid, page, &package->line[i]);
	if (package->line_count == 0) {
		grid_add(&grid, _("no amounts"));
		grid_end_row(&grid);
	}
	grid_print(&grid);
}

static void print_findings(const struct page *page, enum package package)
{
	struct finding *finding = g_new(struct finding, FINDINGS_MAX);
	size_t count =
	    finding_list(page->rulebook, &page->calculation->household.household,
		&page->calculation->assessment, package, finding, FINDINGS_MAX);
	struct grid grid = { .columns = 4, .indent = 2 };

	for (size_t i = 0; i < count; i++) {
		if (finding[i].answer == ANSWER_MET && !finding[i].overridden)
			continue;
		add_person(&grid, page, finding[i].person);
		grid_add(&grid, finding_label(page->rulebook, &finding[i], page->lang));
		grid_add(&grid, finding[i].overridden
				    ? _("answered by the counsellor")
				    : _(answer_label(finding[i].answer)));
		add_source(&grid, page, finding[i].source);
	}
	if (grid.count > 0) {
		printf(
		    "  %s\n", _("Conditions that are not met, not known or to check:"));
		grid.indent = 4;
	}
	grid_print(&grid);
	g_free(finding);
}

static void print_package(const struct page *page, enum package package)
{
	const struct package_result *result =
	    &page->calculation->assessment.package[package];

	printf("\n%s: %s (%s)\n", _(package_label(package)),
	    result->policy->name[page->lang], result->policy->id);
	print_lines(page, result);
	print_findings(page, package);
}

/* --- around it --- */

static void print_head(const struct page *page)
{
	enum applies applies = page->calculation->assessment.applies;
	char date[DATE_TEXT];

	date_format(
	    date, page->calculation->household.household.registered_on, page->lang);
	/* TRANSLATORS: %s is a date */
	printf(_("Registered on %s."), date);
	putchar(' ');
	if (applies == APPLIES_OPEN)
		fputs(_("Which package applies depends on what is not answered yet."),
		    stdout);
	else if (applies == APPLIES_NONE)
		fputs(_("No package applies."), stdout);
	else
		/* TRANSLATORS: %s is a package: National, JRS, Harmonised */
		printf(_("What applies: %s."), _(package_label((enum package)applies)));
	puts("\n");
}

static void print_questions(const struct page *page)
{
	const struct desk_calculation *calculation = page->calculation;
	struct grid grid = { .columns = 3, .right = 1 << 2, .indent = 2 };
	char money[MONEY_TEXT];

	if (calculation->question_count == 0)
		return;
	printf("\n%s\n", _("Still to ask, and by how much it narrows the total:"));
	for (size_t i = 0; i < calculation->question_count; i++) {
		const struct question *question = &calculation->question[i];

		if (question->person > 0)
			add_person(&grid, page, question->person);
		else
			grid_add(&grid, _("the case"));
		grid_add(&grid, _(fact_get(question->fact)->label));
		grid_add(&grid,
		    question->narrows > 0
			? money_format(money, question->narrows, page->lang, MONEY_SHORT)
			: "–");
	}
	grid_print(&grid);
}

static void print_notices(const struct page *page)
{
	const struct desk_calculation *calculation = page->calculation;

	if (calculation->notice_count == 0)
		return;
	printf("\n%s\n", _("To know:"));
	for (size_t i = 0; i < calculation->notice_count; i++) {
		const struct notice *notice = &calculation->notice[i];

		printf("  ");
		if (notice->person > 0)
			printf("%d. %s: ", notice->person, name_of(page, notice->person));
		printf("%s (%s)\n", notice->rule->text[page->lang],
		    rulebook_source(page->rulebook, notice->rule->source, page->lang));
	}
}

static void print_sources(const struct page *page)
{
	if (page->sources->len > 0)
		printf("\n%s\n", _("Sources:"));
	for (guint i = 0; i < page->sources->len; i++)
		printf("  [%u] %s\n", i + 1, (const char *)page->sources->pdata[i]);
}

void calculation_text_print(const struct desk *desk, const struct case_file *file,
    const struct desk_calculation *calculation, enum lang lang)
{
	struct page page = { .rulebook = desk_rulebook(desk),
		.file = file,
		.calculation = calculation,
		.lang = lang,
		.sources = g_ptr_array_new_with_free_func(g_free) };

	print_head(&page);
	print_comparison(&page);
	for (int i = 0; i < PACKAGE_COUNT; i++)
		print_package(&page, i);
	print_questions(&page);
	print_notices(&page);
	print_sources(&page);
	g_ptr_array_free(page.sources, TRUE);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/document/document.h"

/* A small Dutch of its own, so that these tests need no catalogue. */
static const char *translate(void *data, const char *msgid)
{
	(void)data;
	return strcmp(msgid, "{0} gives {1}") == 0         ? "{1} komt van {0}"
	       : strcmp(msgid, "between {0} and {1}") == 0 ? "tussen {0} en {1}"
	       : strcmp(msgid, "yes") == 0                 ? "ja"
							   : msgid;
}

static const char *translate_plural(
    void *data, const char *msgid, const char *plural, unsigned long count)
{
	(void)data;
	return count == 1 ? msgid : plural;
}

static const struct catalogue dutch = { LANG_NL, translate, translate_plural, NULL };

static void assert_cell(const struct cell *cell, const char *expected)
{
	char *text = cell_text(cell, &dutch);

	assert_string_equal(text, expected);
	g_free(text);
}

static void assert_text(
    const struct document *document, int columns, const char *expected)
{
	char *text = document_text(document, &dutch, columns);

	assert_string_equal(text, expected);
	g_free(text);
}

static void arguments_stand_where_the_language_puts_them(void **state)
{
	struct document document = { 0 };
	struct cell *cell = document_add(&document, BLOCK_PARAGRAPH, "{0} gives {1}");

	(void)state;
	cell_add_text(cell, "IOM");
	cell_add_money(cell, (struct range){ 261500, 261500 });
	assert_cell(cell, "€\u00a02.615 komt van IOM");
	document_clear(&document);
}

static void a_range_is_words_in_a_sentence_and_figures_in_a_table(void **state)
{
	const struct range range = { 0, 281500 };
	struct document document = { 0 };

	(void)state;
	assert_cell(cell_add_money(document_add(&document, BLOCK_PARAGRAPH, NULL), range),
	    "tussen €\u00a00 en €\u00a02.815");
	assert_cell(
	    cell_add_figures(document_add(&document, BLOCK_PARAGRAPH, NULL), range),
	    "€\u00a00 – 2.815");
	document_clear(&document);
}

static void braces_that_are_no_argument_stay(void **state)
{
	struct document document = { 0 };
	struct cell *cell = document_add(&document, BLOCK_PARAGRAPH, "{a} {1} {0 {0}{");

	(void)state;
	assert_cell(cell_add_number(cell, 7), "{a} {1} {0 7{");
	document_clear(&document);
}

static void an_argument_is_never_filled_twice(void **state)
{
	struct document document = { 0 };
	struct cell *cell = document_add(&document, BLOCK_PARAGRAPH, "{0}, {1}");

	(void)state;
	cell_add_text(cell_add_text(cell, "{1}"), "B");
	assert_cell(cell, "{1}, B");
	document_clear(&document);
}

static void plural_and_date_and_msgid_follow_the_language(void **state)
{
	struct document document = { 0 };
	day_number day;

	(void)state;
	assert_int_equal(date_from_civil(2026, 12, 31, &day), 0);
	assert_cell(document_add_plural(&document, BLOCK_ITEM, "{0} one", "{0} many", 1),
	    "1 one");
	assert_cell(document_add_plural(&document, BLOCK_ITEM, "{0} one", "{0} many", 0),
	    "0 many");
	assert_cell(
	    cell_add_date(document_add(&document, BLOCK_ITEM, NULL), day), "31-12-2026");
	assert_cell(
	    cell_add_msgid(document_add(&document, BLOCK_ITEM, NULL), "yes"), "ja");
	assert_cell(document_add(&document, BLOCK_ITEM, NULL), "");
	document_clear(&document);
}

static void a_name_from_right_to_left_stands_between_marks(void **state)
{
	struct document document = { 0 };
	char *names = cell_join(cell_join(NULL, "Amina"), "محمد");

	(void)state;
	assert_cell(cell_add_text(document_add(&document, BLOCK_ITEM, "{0}: 12"), "محمد"),
	    "\u200eمحمد\u200e: 12");
	assert_cell(
	    cell_add_text(document_add(&document, BLOCK_ITEM, NULL), "Zoë"), "Zoë");
	assert_string_equal(names, "Amina, \u200eمحمد\u200e");
	g_free(names);
	document_clear(&document);
}

static void more_cells_and_arguments_than_fit_do_no_harm(void **state)
{
	struct document document = { 0 };
	struct cell *cell = document_add(&document, BLOCK_TABLE_ROW, "{0}{5}");

	(void)state;
	for (int i = 0; i < 2 * CELL_ARGUMENTS_MAX; i++)
		cell_add_text(cell, i == 0 ? "first" : "last");
	for (int i = 0; i < 2 * TABLE_COLUMNS_MAX; i++)
		document_add_cell(&document, "x");
	assert_int_equal(document.block[0].cell_count, TABLE_COLUMNS_MAX);
	assert_cell(&document.block[0].cell[0], "firstlast");
	document_clear(&document);
}

static void each_kind_of_block_has_its_place(void **state)
{
	struct document document = { 0 };

	(void)state;
	document_add(&document, BLOCK_TITLE, "Title");
	document_add(&document, BLOCK_PARAGRAPH, "One sentence.");
	document_add_cell(&document, "Another.");
	document_add(&document, BLOCK_HEADING, "Heading");
	document_add(
	    &document, BLOCK_ITEM, "an item that is too long for one line of forty");
	document_add(&document, BLOCK_ITEM, "second");
	document_add(&document, BLOCK_PARAGRAPH, "After.");
	document_mark(&document, BLOCK_SPACE);
	document_mark(&document, BLOCK_LINE);
	document_add(&document, BLOCK_PARAGRAPH, "Below.");
	document_mark(&document, BLOCK_PAGE_BREAK);
	assert_text(&document, 40,
	    "Title\n"
	    "═════\n"
	    "\n"
	    "  One sentence. Another.\n"
	    "\n"
	    "Heading\n"
	    "  • an item that is too long for one\n"
	    "    line of forty\n"
	    "  • second\n"
	    "\n"
	    "  After.\n"
	    "\n"
	    "────────────────────────────────────────\n"
	    "  Below.\n"
	    "\n"
	    "────────────────────────────────────────\n");
	document_clear(&document);
}

static void add_row(
    struct document *document, const char *name, const char *what, cents amount)
{
	cell_add_text(document_add(document, BLOCK_TABLE_ROW, NULL), name);
	cell_add_text(document_add_cell(document, NULL), what);
	cell_add_figures(
	    document_add_cell(document, NULL), (struct range){ amount, amount });
	document->block[document->count - 1].cell[2].right = true;
}

static void columns_of_a_table_are_measured(void **state)
{
	struct document document = { 0 };

	(void)state;
	document_add(&document, BLOCK_TABLE_ROW, "Who");
	document_add_cell(&document, "What");
	document_add_cell(&document, "Euro")->right = true;
	add_row(&document, "A", "cash", 20000);
	add_row(&document, "漢字", "kind", 261500);
	add_row(&document, "محمد", "all", 0);
	document_mark(&document, BLOCK_TABLE_END);
	assert_text(&document, 60,
	    "  Who   What     Euro\n"
	    "  ───────────────────\n"
	    "  A     cash    €\u00a0200\n"
	    "  漢字  kind  €\u00a02.615\n"
	    "  \u200eمحمد\u200e  all       €\u00a00\n");
	document_clear(&document);
}

static void assert_fits(const struct document *document, int columns)
{
	char *text = document_text(document, &dutch, columns);
	char **lines = g_strsplit(text, "\n", -1);

	for (int i = 0; lines[i] != NULL; i++) {
		assert_true(text_width(lines[i], strlen(lines[i])) <= columns);
		assert_false(g_str_has_suffix(lines[i], " "));
	}
	g_strfreev(lines);
	g_free(text);
}

static void everything_fits_from_40_to_200_columns(void **state)
{
	struct document document = { 0 };
	char *name = g_strnfill(300, 'x');
	const struct range cash = { 20000, 20000 }, kind = { 0, 261500 },
			   most = { 0, 281500 };

	(void)state;
	document_add(&document, BLOCK_TITLE, NULL);
	cell_add_text(&document.block[0].cell[0], name);
	cell_add_text(document_add(&document, BLOCK_ITEM, "{0}"), name);
	for (int i = 0; i < 3; i++) {
		add_row(&document, i == 1 ? name : "A",
		    "the first days after arrival, in cash or in kind", 261500);
		for (int j = 0; j < 3; j++)
			document_add_cell(&document, "nota-jrs-2024 par. 4, table 2");
	}
	document_mark(&document, BLOCK_TABLE_END);
	document_add_bar(&document, "Later", cash, kind, most);
	for (int columns = 40; columns <= 200; columns++)
		assert_fits(&document, columns);
	document_clear(&document);
	g_free(name);
}

static void a_bar_shows_cash_kind_and_what_is_not_sure(void **state)
{
	const struct range cash = { 10000, 10000 }, kind = { 10000, 20000 },
			   most = { 0, 40000 };
	struct document document = { 0 };

	(void)state;
	document_add_bar(&document, "First", cash, kind, most);
	cell_add_money(document_add_cell(&document, NULL), (struct range){ 20000, 30000 });
	document_add_bar(
	    &document, "Then", (struct range){ 0, 0 }, (struct range){ 0, 0 }, most);
	document_add_cell(&document, "not stated");
	assert_text(&document, 80,
	    "  █ is cash. ▒ is in kind, or not fixed yet. · is not sure.\n"
	    "  First: tussen €\u00a0200 en €\u00a0300\n"
	    "  ██████▒▒▒▒▒▒······\n"
	    "  Then: not stated\n");
	document_clear(&document);
}

static void an_empty_document_is_empty_text(void **state)
{
	struct document document = { 0 };

	(void)state;
	assert_text(&document, 80, "");
	document_clear(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_stand_where_the_language_puts_them),
		cmocka_unit_test(a_range_is_words_in_a_sentence_and_figures_in_a_table),
		cmocka_unit_test(braces_that_are_no_argument_stay),
		cmocka_unit_test(an_argument_is_never_filled_twice),
		cmocka_unit_test(plural_and_date_and_msgid_follow_the_language),
		cmocka_unit_test(a_name_from_right_to_left_stands_between_marks),
		cmocka_unit_test(more_cells_and_arguments_than_fit_do_no_harm),
		cmocka_unit_test(each_kind_of_block_has_its_place),
		cmocka_unit_test(columns_of_a_table_are_measured),
		cmocka_unit_test(everything_fits_from_40_to_200_columns),
		cmocka_unit_test(a_bar_shows_cash_kind_and_what_is_not_sure),
		cmocka_unit_test(an_empty_document_is_empty_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

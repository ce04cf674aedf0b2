/* SPDX-License-Identifier: EUPL-1.2 */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

/* In sizes of the body. */
#define BEFORE_TABLE 0.55
#define AFTER_TABLE  0.3
#define GAP          1.3 /* between columns */
#define PADDING      0.2 /* above and below the text of a row */

#define LINES_MAX 12 /* of a row that is not broken */
#define MOST      80  /* of a hundred cells */
#define WORD_MOST 0.3 /* of the width: what a word can ask for */

static struct words *at(const struct rows *rows, size_t row, int column)
{
	return &rows->words[row * TABLE_COLUMNS_MAX + (size_t)column];
}

static int compare_widths(const void *one, const void *other)
{
	double a = *(const double *)one;
	double b = *(const double *)other;

	return (a > b) - (a < b);
}

/* The width that most cells of a column do with, and that which all do. */
static void measure(struct rows *rows, int index)
{
	struct column *column = &rows->column[index];
	double *widths = g_new(double, rows->count);

	for (size_t i = 0; i < rows->count; i++)
		widths[i] = at(rows, i, index)->layout != NULL
		    ? words_width(*at(rows, i, index))
		    : 0;
	qsort(widths, rows->count, sizeof(*widths), compare_widths);
	column->natural = widths[rows->count - 1];
	column->usual = widths[rows->count * MOST / 100];
	g_free(widths);
}

void rows_set(struct rows *ret, struct type *type, const struct page_block *block,
    size_t count)
{
	*ret = (struct rows){ .block = block,
		.count = count,
		.words = g_new0(struct words, count * TABLE_COLUMNS_MAX),
		.gap = GAP * type->size,
		.padding = PADDING * type->size };
	for (size_t i = 0; i < count; i++) {
		ret->columns = MAX(ret->columns, block[i].cell_count);
		for (int j = 0; j < block[i].cell_count; j++)
			*at(ret, i, j) =
			    type_set(type, TYPE_TABLE, &block[i].cell[j], 1, -1);
	}
	for (int j = 0; j < ret->columns; j++)
		measure(ret, j);
}

void rows_clear(struct rows *rows)
{
	for (size_t i = 0; i < rows->count * TABLE_COLUMNS_MAX; i++)
		words_clear(&rows->words[i]);
	g_free(rows->words);
	*rows = (struct rows){ 0 };
}

void rows_squeeze(struct rows *rows, double width)
{
	double natural = rows->gap * (rows->columns - 1);

	for (int j = 0; j < rows->columns; j++)
		natural += rows->column[j].natural;
	if (natural <= width)
		return;
	/* A word of many letters is broken before other columns are squeezed for it. */
	for (size_t i = 0; i < rows->count; i++)
		for (int j = 0; j < rows->block[i].cell_count; j++)
			rows->column[j].word = MAX(rows->column[j].word,
			    MIN(words_widest(*at(rows, i, j)), width * WORD_MOST));
}

static bool same_head(const struct page_block *one, const struct page_block *other)
{
	bool same = one->cell_count == other->cell_count;

	for (int i = 0; same && i < one->cell_count; i++)
		same = strcmp(one->cell[i].text, other->cell[i].text) == 0;
	return same;
}

void rows_match(struct rows *one, struct rows *other)
{
	if (!same_head(one->block, other->block))
		return;
	for (int i = 0; i < TABLE_COLUMNS_MAX; i++) {
		struct column *column[2] = { &one->column[i], &other->column[i] };

		column[0]->natural = column[1]->natural =
		    MAX(column[0]->natural, column[1]->natural);
		column[0]->usual = column[1]->usual =
		    MAX(column[0]->usual, column[1]->usual);
		column[0]->word = column[1]->word = MAX(column[0]->word, column[1]->word);
	}
}

/* Break the lines of the cells that are too long for their column. */
static void wrap(const struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		for (int j = 0; j < rows->block[i].cell_count; j++) {
			struct words words = *at(rows, i, j);

			if (words_width(words) > rows->column[j].width)
				words_wrap(words, rows->column[j].width,
				    rows->block[i].cell[j].right);
		}
}

static int lines_of(const struct rows *rows, size_t row)
{
	int lines = 1;

	for (int j = 0; j < rows->block[row].cell_count; j++)
		lines = MAX(lines, words_lines(*at(rows, row, j)));
	return lines;
}

static struct mark rule(double width, double y, bool head)
{
	return (struct mark){ .type = MARK_RULE,
		.outside = true,
		.y = y,
		.width = width,
		.height = head ? 0.9 : 0.4,
		.grey = head ? 0.25 : 0.65 };
}

/* How far below its top the first line of a row stands; scripts differ. */
static double baseline_of(const struct rows *rows, size_t row)
{
	double most = 0;

	for (int j = 0; j < rows->block[row].cell_count; j++)
		most = MAX(most, words_baseline(*at(rows, row, j), 0));
	return most;
}

/* Where in its column a cell begins: what stands on one line was not set to the right. */
static double indent_of(const struct rows *rows, size_t row, int column)
{
	struct words words = *at(rows, row, column);
	bool moved = rows->block[row].cell[column].right && words_lines(words) == 1;

	return moved ? MAX(0, rows->column[column].width - words_width(words)) : 0;
}

/* Lines `first` to `first + count` of every cell of a row, on one strip. */
static struct strip *add_strip(
    struct strips *strips, const struct rows *rows, size_t row, int first, int count)
{
	struct strip *strip = strip_add(strips, 0);
	double baseline = baseline_of(rows, row);
	double x = 0;

	for (int j = 0; j < rows->block[row].cell_count; j++) {
		struct words words = *at(rows, row, j);
		int there = words_lines(words) - first;
		double y = first > 0 ? 0 : rows->padding + baseline - words_baseline(words, 0);

		if (there > 0)
			strip_add_text(strip, words_ref(words), first, MIN(count, there),
			    x + indent_of(rows, row, j), y)
			    ->tag = row == 0 ? "TH" : "TD";
		x += rows->column[j].width + rows->gap;
	}
	strip->open[0] = "TR";
	strip->close = 1;
	return strip;
}

static void add_row(
    struct composing *composing, const struct rows *rows, size_t row, guint head)
{
	int lines = lines_of(rows, row);
	struct strip *strip = NULL;

	for (int first = 0; first < lines; first += LINES_MAX) {
		strip = add_strip(composing->strips, rows, row, first,
		    MIN(LINES_MAX, lines - first));
		if (row > 0)
			strip->head = (int)head;
	}
	strip->height += rows->padding;
	/* No row stands alone with its head, or alone on the next sheet. */
	strip->with_next = rows->count > 2 && (row == 1 || row + 2 == rows->count);
	strip_add_shape(strip, rule(composing->width, strip->height, row == 0));
}

void rows_add(struct composing *composing, struct rows *rows)
{
	struct strips *strips = composing->strips;
	guint first = strips->list->len;
	struct strip *head;

	column_fit(rows->column, rows->columns,
	    composing->width - rows->gap * (rows->columns - 1));
	wrap(rows);
	for (size_t i = 0; i < rows->count; i++, strips->block++)
		add_row(composing, rows, i, first);
	head = strip_get(strips, first);
	head->open[0] = "Table";
	head->open[1] = "TR";
	head->before = composing_white(composing, BEFORE_TABLE);
	head->with_next = true;
	strip_last(strips)->close++;
	strip_last(strips)->height += AFTER_TABLE * composing->type->size;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "rows.h"

#include "column.h"

/* In sizes of the body. */
#define BEFORE_TABLE 0.55
#define AFTER_TABLE  0.3
#define GAP          1.1 /* between columns */
#define PADDING      0.2 /* above and below the text of a row */

#define LINES_MAX 12 /* of a row that is not broken */

struct rows {
	struct composing *composing;
	const struct page_block *block;
	size_t count;
	PangoLayout **layout; /* owned, count x TABLE_COLUMNS_MAX; NULL: no cell there */
	struct column column[TABLE_COLUMNS_MAX];
	int columns;
	double gap, padding;
	guint head; /* strip */
};

static PangoLayout **at(const struct rows *rows, size_t row, int column)
{
	return &rows->layout[row * TABLE_COLUMNS_MAX + (size_t)column];
}

/* Set every cell on one line, to know how wide it would be. */
static void measure(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct page_block *block = &rows->block[i];

		rows->columns = MAX(rows->columns, block->cell_count);
		for (int j = 0; j < block->cell_count; j++) {
			struct column *column = &rows->column[j];
			PangoLayout *layout = type_set(rows->composing->type, TYPE_TABLE,
			    &block->cell[j], 1, -1);

			column->natural = MAX(column->natural, type_width(layout));
			column->word = MAX(column->word, type_word_width(layout));
			*at(rows, i, j) = layout;
		}
	}
}

/* Break the lines of every cell to the width of its column. */
static void wrap(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct page_block *block = &rows->block[i];

		for (int j = 0; j < block->cell_count; j++) {
			PangoLayout *layout = *at(rows, i, j);

			/* A hair more: the widest line must not be broken by rounding. */
			pango_layout_set_width(layout,
			    (int)((rows->column[j].width + 0.05) * PANGO_SCALE));
			if (block->cell[j].right)
				pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
		}
	}
}

static int lines_of(const struct rows *rows, size_t row)
{
	int lines = 1;

	for (int j = 0; j < rows->block[row].cell_count; j++)
		lines = MAX(lines, pango_layout_get_line_count(*at(rows, row, j)));
	return lines;
}

static struct mark rule(const struct rows *rows, double y, bool head)
{
	return (struct mark){ .type = MARK_RULE,
		.outside = true,
		.y = y,
		.width = rows->composing->width,
		.height = head ? 0.9 : 0.4,
		.grey = head ? 0.25 : 0.65 };
}

/* Lines `first` to `first + count` of every cell of a row, on one strip. */
static struct strip *add_strip(const struct rows *rows, size_t row, int first, int count)
{
	struct strip *strip = strip_add(rows->composing->strips, 0);
	const struct page_block *block = &rows->block[row];
	double x = 0;

	for (int j = 0; j < block->cell_count; j++) {
		PangoLayout *layout = *at(rows, row, j);
		int there = pango_layout_get_line_count(layout) - first;

		if (there > 0)
			strip_add_text(strip, g_object_ref(layout), first,
			    MIN(count, there), x, rows->padding)
			    ->tag = row == 0 ? "TH" : "TD";
		x += rows->column[j].width + rows->gap;
	}
	strip->open[0] = "TR";
	strip->close = 1;
	strip->height += rows->padding;
	return strip;
}

static void add_row(struct rows *rows, size_t row)
{
	int lines = lines_of(rows, row);
	struct strip *strip = NULL;

	for (int first = 0; first < lines; first += LINES_MAX) {
		strip = add_strip(rows, row, first, MIN(LINES_MAX, lines - first));
		if (row > 0)
			strip->head = (int)rows->head;
	}
	strip_add_shape(strip, rule(rows, strip->height, row == 0));
}

void rows_add(struct composing *composing, const struct page_block *rows_block, size_t count)
{
	struct rows rows = { .composing = composing,
		.block = rows_block,
		.count = count,
		.layout = g_new0(PangoLayout *, count * TABLE_COLUMNS_MAX),
		.gap = GAP * composing->type->size,
		.padding = PADDING * composing->type->size,
		.head = composing->strips->list->len };
	struct strips *strips = composing->strips;

	measure(&rows);
	column_fit(rows.column, rows.columns,
	    composing->width - rows.gap * (rows.columns - 1));
	wrap(&rows);
	for (size_t i = 0; i < count; i++)
		add_row(&rows, i);

	struct strip *head = strip_get(strips, rows.head);

	head->open[0] = "Table";
	head->open[1] = "TR";
	head->before = composing_white(composing, BEFORE_TABLE);
	head->with_next = true;
	strip_last(strips)->close++;
	strip_last(strips)->height += AFTER_TABLE * composing->type->size;
	for (size_t i = 0; i < count * TABLE_COLUMNS_MAX; i++)
		g_clear_object(&rows.layout[i]);
	g_free(rows.layout);
}

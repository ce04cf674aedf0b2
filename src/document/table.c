/* SPDX-License-Identifier: EUPL-1.2 */
#include "table.h"

#include <string.h>

#include "terugkeerdesk/core/text.h"

#include "wrap.h"

#define GAP 2 /* columns of white between two columns */

void table_fill(GString *ret, const char *text, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append(ret, text);
}

static int measure(const struct block *rows, size_t count,
    const struct catalogue *catalogue, struct table_column columns[TABLE_COLUMNS_MAX])
{
	int used = 0;

	for (size_t i = 0; i < count; i++) {
		used = MAX(used, rows[i].cell_count);
		for (int j = 0; j < rows[i].cell_count; j++) {
			char *text = cell_text(&rows[i].cell[j], catalogue);

			columns[j].natural =
			    MAX(columns[j].natural, wrap_widest_line(text));
			columns[j].word = MAX(columns[j].word, wrap_widest_word(text));
			g_free(text);
		}
	}
	return used;
}

/* The width of a column that may be `limit` wide at most, in one of two ways: between
 * its widest word and its natural width, or below its widest word. */
static int limited(const struct table_column *column, int limit, bool break_words)
{
	if (break_words)
		return MAX(1, MIN(column->word, limit));
	return CLAMP(limit, column->word, column->natural);
}

static int total(const struct table_column *columns, int count, int limit, bool break_words)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += limited(&columns[i], limit, break_words);
	return sum;
}

/* Choose the largest limit that fits, so that the widest columns give way first. */
static void fit(struct table_column *columns, int count, int width)
{
	bool break_words = total(columns, count, 0, false) > width;
	int limit = width;

	while (limit > 1 && total(columns, count, limit, break_words) > width)
		limit--;
	for (int i = 0; i < count; i++)
		columns[i].width = limited(&columns[i], limit, break_words);

	/* What is left over goes to columns that still want it, from the first on. */
	int left = width - total(columns, count, limit, break_words);

	for (int i = 0; i < count && left > 0; i++) {
		int most = break_words ? columns[i].word : columns[i].natural;
		int more = MIN(left, MAX(0, most - columns[i].width));

		columns[i].width += more;
		left -= more;
	}
}

static void put_row(GString *ret, const struct table *table, const struct block *row)
{
	const struct table_column *columns = table->column;
	GPtrArray *lines[TABLE_COLUMNS_MAX] = { NULL };
	guint height = 1;

	for (int i = 0; i < row->cell_count; i++) {
		char *text = cell_text(&row->cell[i], table->catalogue);

		lines[i] = wrap_lines(text, columns[i].width);
		height = MAX(height, lines[i]->len);
		g_free(text);
	}
	for (guint at = 0; at < height; at++) {
		int owed = table->indent; /* spaces not yet written: none at the end of a line */

		for (int i = 0; i < table->columns; i++) {
			bool there = lines[i] != NULL && at < lines[i]->len;
			const char *text = there ? g_ptr_array_index(lines[i], at) : "";
			int space = columns[i].width - text_width(text, strlen(text));

			if (*text != '\0') {
				table_fill(
				    ret, " ", owed + (row->cell[i].right ? space : 0));
				g_string_append(ret, text);
				owed = row->cell[i].right ? 0 : space;
			} else {
				owed += columns[i].width;
			}
			owed += GAP;
		}
		g_string_append_c(ret, '\n');
	}
	for (int i = 0; i < table->columns; i++)
		if (lines[i] != NULL)
			g_ptr_array_unref(lines[i]);
}

static void put_rule(GString *ret, const struct table *table)
{
	int width = GAP * MAX(0, table->columns - 1);

	for (int i = 0; i < table->columns; i++)
		width += table->column[i].width;
	table_fill(ret, " ", table->indent);
	table_fill(ret, "─", width);
	g_string_append_c(ret, '\n');
}

void table_measure(const struct block *rows, size_t count, const struct catalogue *catalogue,
    int indent, int width, struct table *ret)
{
	*ret = (struct table){
		.rows = rows, .count = count, .catalogue = catalogue, .indent = indent
	};
	ret->columns = measure(rows, count, catalogue, ret->column);
	fit(ret->column, ret->columns, width - GAP * MAX(0, ret->columns - 1));
}

void table_put(GString *ret, const struct table *table, size_t from, size_t until)
{
	put_row(ret, table, &table->rows[0]);
	if (table->count > 1)
		put_rule(ret, table);
	for (size_t i = from; i < until; i++)
		put_row(ret, table, &table->rows[i]);
}

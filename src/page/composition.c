/* SPDX-License-Identifier: EUPL-1.2 */
#include "composition.h"

#include "bars.h"
#include "composing.h"
#include "rows.h"

/* White, in sizes of the body. */
#define BEFORE_TITLE     0.6
#define BEFORE_HEADING   0.95
#define BEFORE_PARAGRAPH 0.42
#define BEFORE_ITEM      0.12
#define BEFORE_LIST      0.25
#define BEFORE_LINE      0.5
#define ITEM_INDENT      1.1

#define TITLE_SMALLER 0.85

/* Lines that stay together at the beginning and at the end of a block. */
#define LINES_TOGETHER 2

static const char bullet[] = "•";

static void open_tag(struct strip *strip, const char *tag)
{
	for (int i = 0; i < STRIP_TAGS_MAX; i++) {
		if (strip->open[i] == NULL) {
			strip->open[i] = tag;
			return;
		}
	}
}

/* How many lines go on the strip that begins with line `first`. */
static int lines_on_strip(int first, int count)
{
	int left = count - first;

	if (left <= LINES_TOGETHER + 1)
		return left;
	return first == 0 ? LINES_TOGETHER : 1;
}

/* Lines on as many strips as they may be broken into, which own them.  Returns the index
 * of the first strip. */
static guint add_lines(
    struct composing *composing, struct words words, double x, double before)
{
	guint index = composing->strips->list->len;
	int count = words_lines(words);
	int taken;

	for (int first = 0; first < count; first += taken) {
		struct strip *strip =
		    strip_add(composing->strips, first == 0 ? before : 0);

		taken = lines_on_strip(first, count);
		strip_add_text(strip, words_ref(words), first, taken, x, 0);
	}
	words_clear(&words);
	return index;
}

static struct mark rule(const struct composing *composing, double y)
{
	return (struct mark){ .type = MARK_RULE,
		.outside = true,
		.y = y,
		.width = composing->width,
		.height = 0.6,
		.grey = 0.5 };
}

/* Headings: their colour, and never without what follows. */
static void colour(struct strips *strips, guint from)
{
	for (guint i = from; i < strips->list->len; i++) {
		struct strip *strip = strip_get(strips, i);

		strip->with_next = true;
		for (guint j = 0; j < strip->marks->len; j++)
			g_array_index(strip->marks, struct mark, j).coloured = true;
	}
}

/* Whose paper it is, and a rule below. */
static void add_letterhead(struct composing *composing, const struct page_block *block)
{
	struct words words = type_set(composing->type, TYPE_LETTERHEAD, block->cell,
	    block->cell_count, composing->width);
	guint first = add_lines(composing, words, 0, 0);
	struct strip *last = strip_last(composing->strips);
	double size = composing->type->size;

	open_tag(strip_get(composing->strips, first), "P");
	last->close = 1;
	strip_add_shape(last, rule(composing, last->height + 0.3 * size));
	last->height += 0.5 * size;
	colour(composing->strips, first);
}

/* A title that nearly fits on a line is set a little smaller. */
static void fit_title(struct words *words, double width)
{
	if (words_lines(*words) == 1)
		return;
	words->scale *= TITLE_SMALLER;
	words_wrap(*words, width, false);
	if (words_lines(*words) == 1)
		return;
	words->scale /= TITLE_SMALLER;
	words_wrap(*words, width, false);
}

static void add_heading(struct composing *composing, const struct page_block *block)
{
	bool title = block->type == BLOCK_TITLE;
	double before = composing_white(composing, title ? BEFORE_TITLE : BEFORE_HEADING);
	struct words words = type_set(composing->type, title ? TYPE_TITLE : TYPE_HEADING,
	    block->cell, block->cell_count, composing->width);
	guint first;

	if (title)
		fit_title(&words, composing->width);
	first = add_lines(composing, words, 0, before);
	open_tag(strip_get(composing->strips, first), title ? "H1" : "H2");
	strip_last(composing->strips)->close = 1;
	colour(composing->strips, first);
}

/* What a paragraph announces stands below it on the same sheet. */
static bool announces(const struct page_block *block)
{
	return block->cell_count > 0 &&
	    g_str_has_suffix(block->cell[block->cell_count - 1].text, ":");
}

/* Between a heading and a table it belongs to both. */
static bool introduces(const struct part *part, size_t index)
{
	const struct page_block *block = &part->page->block[index];

	return index > part->from && index + 1 < part->until &&
	    block[-1].type == BLOCK_HEADING &&
	    (block[1].type == BLOCK_TABLE_ROW || block[1].type == BLOCK_BAR);
}

static void add_paragraph(
    struct composing *composing, const struct page_block *block, bool with_next)
{
	struct words words = type_set(composing->type, TYPE_BODY, block->cell,
	    block->cell_count, composing->width);
	guint first = add_lines(composing, words, 0,
	    composing_white(composing, BEFORE_PARAGRAPH));

	open_tag(strip_get(composing->strips, first), "P");
	strip_last(composing->strips)->close = 1;
	strip_last(composing->strips)->with_next = with_next;
}

static void add_item(
    struct composing *composing, const struct page_block *block, bool begins, bool ends)
{
	double indent = ITEM_INDENT * composing->type->size;
	struct words words = type_set(composing->type, TYPE_BODY, block->cell,
	    block->cell_count, composing->width - indent);
	guint index = add_lines(composing, words, indent,
	    composing_white(composing, begins ? BEFORE_LIST : BEFORE_ITEM));
	struct strip *first = strip_get(composing->strips, index);

	strip_add_text(first, type_set_text(composing->type, TYPE_BODY, bullet, -1), 0, 1,
	    indent * 0.3, 0)->outside = true;
	if (begins)
		open_tag(first, "L");
	open_tag(first, "LI");
	open_tag(first, "LBody");
	strip_last(composing->strips)->close = ends ? 3 : 2;
}

static void add_rule(struct composing *composing)
{
	struct strip *strip =
	    strip_add(composing->strips, composing_white(composing, BEFORE_LINE));

	strip_add_shape(strip, rule(composing, 0));
	strip->height = 1;
}

static size_t run_length(const struct part *part, size_t from)
{
	const struct page_block *block = part->page->block;
	size_t end = from;

	while (end < part->until && block[end].type == block[from].type)
		end++;
	return end - from;
}

/* A list: its first two items stay together, and its last two. */
static void add_list(
    struct composing *composing, const struct page_block *block, size_t count)
{
	for (size_t i = 0; i < count; i++, composing->strips->block++) {
		add_item(composing, &block[i], i == 0, i + 1 == count);
		strip_last(composing->strips)->with_next =
		    i + 1 < count && (i == 0 || i + 2 == count);
	}
}

static void add_table(struct composing *composing)
{
	rows_add(
	    composing, &g_array_index(composing->tables, struct rows, composing->table++));
}

/* Sets the block at `index`, and with it those that go together.  Returns how many. */
static size_t add_block(struct composing *composing, const struct part *part, size_t index)
{
	const struct page_block *block = &part->page->block[index];
	size_t run = run_length(part, index);

	switch (block->type) {
	case BLOCK_LETTERHEAD:
		add_letterhead(composing, block);
		return 1;
	case BLOCK_TITLE:
	case BLOCK_HEADING:
		add_heading(composing, block);
		return 1;
	case BLOCK_PARAGRAPH:
		add_paragraph(
		    composing, block, announces(block) || introduces(part, index));
		return 1;
	case BLOCK_ITEM:
		add_list(composing, block, run);
		return run;
	case BLOCK_TABLE_ROW:
		add_table(composing);
		return run;
	case BLOCK_BAR:
		bars_add(composing, part->page, block, run);
		return run;
	case BLOCK_LINE:
		add_rule(composing);
		return 1;
	case BLOCK_PAGE_BREAK:
		composing->breaks = true;
		return 1;
	case BLOCK_SPACE:
		composing->space = true;
		return 1;
	case BLOCK_TABLE_END:
		break;
	}
	return 1;
}

static void clear_rows(gpointer rows)
{
	rows_clear(rows);
}

static struct rows *table(GArray *tables, guint index)
{
	return &g_array_index(tables, struct rows, index);
}

/* Tables with the same head get the same columns. */
static void match_tables(GArray *tables)
{
	for (guint i = 0; i < tables->len; i++)
		for (guint j = 0; j < tables->len; j++)
			if (i != j)
				rows_match(table(tables, i), table(tables, j));
}

/* All tables first: what is alike in them is known before any is composed. */
static GArray *set_tables(const struct part *part, double width)
{
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct rows));
	size_t run;

	g_array_set_clear_func(tables, clear_rows);
	for (size_t i = part->from; i < part->until; i += run) {
		struct rows rows;

		run = run_length(part, i);
		if (part->page->block[i].type != BLOCK_TABLE_ROW)
			continue;
		rows_set(&rows, part->type, &part->page->block[i], run);
		g_array_append_val(tables, rows);
	}
	match_tables(tables);
	for (guint i = 0; i < tables->len; i++)
		rows_squeeze(table(tables, i), width);
	match_tables(tables);
	return tables;
}

double composing_white(struct composing *composing, double sizes)
{
	double white = (sizes + (composing->space ? BEFORE_PARAGRAPH : 0)) *
	    composing->type->size * composing->white;

	composing->space = false;
	return white;
}

void composition_make(const struct part *part, double width, struct strips *ret)
{
	struct composing composing = { .strips = ret,
		.type = part->type,
		.width = width,
		.white = part->white,
		.tables = set_tables(part, width) };

	strip_init(ret);
	for (size_t i = part->from; i < part->until;) {
		guint before = ret->list->len;

		ret->block = i;
		i += add_block(&composing, part, i);
		if (composing.breaks && ret->list->len > before) {
			strip_get(ret, before)->breaks = true;
			composing.breaks = false;
		}
	}
	g_array_unref(composing.tables);
}

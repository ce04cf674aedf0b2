/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/page.h"

#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"

/* How each type of block is called on the way. */
static const char *const type_words[] = {
	[BLOCK_LETTERHEAD] = "letterhead",
	[BLOCK_TITLE] = "title",
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_ITEM] = "item",
	[BLOCK_TABLE_ROW] = "row",
	[BLOCK_TABLE_END] = "table-end",
	[BLOCK_LINE] = "line",
	[BLOCK_BAR] = "bar",
	[BLOCK_PAGE_BREAK] = "break",
	[BLOCK_SPACE] = "space",
};

/* What a cell is called by how it looks. */
static const char *const cell_words[2][2] = {
	{ "cell", "cell-strong" },
	{ "cell-right", "cell-both" },
};

static const char *const legend_words[LEGEND_COUNT] = {
	[LEGEND_CASH] = N_("in cash"),
	[LEGEND_KIND] = N_("in kind, or not fixed yet"),
	[LEGEND_OPEN] = N_("not sure"),
};

static const char *const bar_items[LEGEND_COUNT] = {
	[LEGEND_CASH] = "bar-cash",
	[LEGEND_KIND] = "bar-kind",
	[LEGEND_OPEN] = "bar-open",
};

/* --- writing --- */

static void put_translated(
    GString *out, const char *name, const char *msgid, const struct catalogue *catalogue)
{
	wire_put(out, name, catalogue->translate(catalogue->data, msgid));
}

static void put_bar(GString *out, const struct block *block)
{
	const cents ends[LEGEND_COUNT] = {
		[LEGEND_CASH] = block->bar_cash.min,
		[LEGEND_KIND] = block->bar_cash.min + block->bar_kind.min,
		[LEGEND_OPEN] = block->bar_cash.max + block->bar_kind.max,
	};
	cents most = MAX(block->bar_most.max, 1);

	for (int i = 0; i < LEGEND_COUNT; i++)
		wire_put_number(out, bar_items[i],
		    (long)CLAMP((ends[i] * 1000 + most / 2) / most, 0, 1000));
}

static void put_block(
    GString *out, const struct block *block, const struct catalogue *catalogue)
{
	wire_put(out, "block", type_words[block->type]);
	for (int i = 0; i < block->cell_count; i++) {
		const struct cell *cell = &block->cell[i];
		char *text = cell_text(cell, catalogue);

		wire_put(out, cell_words[cell->right][cell->strong], text);
		explicit_bzero(text, strlen(text));
		g_free(text);
	}
	if (block->type == BLOCK_BAR)
		put_bar(out, block);
}

void page_write(
    GString *out, const struct document *document, const struct catalogue *catalogue)
{
	wire_put(out, "format", PAGE_FORMAT);
	wire_put(out, "lang", lang_tag(catalogue->lang));
	if (document->title != NULL)
		put_translated(out, "title", document->title, catalogue);
	wire_put(out, "reference", document->reference != NULL ? document->reference : "");
	/* TRANSLATORS: at the foot of a page: Page 1 of 2 */
	put_translated(out, "number", N_("Page {0} of {1}"), catalogue);
	for (int i = 0; i < LEGEND_COUNT; i++)
		put_translated(out, "legend", legend_words[i], catalogue);
	wire_put_number(out, "date", document->date);
	if (document->one_page)
		wire_put_number(out, "one-page", 1);
	for (size_t i = 0; i < document->count; i++)
		put_block(out, &document->block[i], catalogue);
	wire_put(out, "end", "");
}

/* --- reading --- */

struct reading {
	struct page page;
	size_t allocated;
	int legends;
	bool ended;
};

static int wrong(const struct wire_item *item, struct fault *fault)
{
	return fault_set(fault, FAULT_FORMAT, "page", item->name, PAGE_FORMAT);
}

static struct page_block *last_block(struct reading *reading)
{
	struct page *page = &reading->page;

	return page->count > 0 ? &page->block[page->count - 1] : NULL;
}

static int add_block(struct reading *reading, const struct wire_item *item)
{
	struct page *page = &reading->page;
	char *word = wire_text(item);
	size_t type = 0;

	while (type < G_N_ELEMENTS(type_words) && strcmp(type_words[type], word) != 0)
		type++;
	g_free(word);
	if (type == G_N_ELEMENTS(type_words))
		return -1;
	if (page->count == reading->allocated) {
		reading->allocated = MAX(64, reading->allocated * 2);
		page->block = g_renew(struct page_block, page->block, reading->allocated);
	}
	page->block[page->count++] = (struct page_block){ .type = (enum block_type)type };
	return 0;
}

static int add_cell(
    struct reading *reading, const struct wire_item *item, bool right, bool strong)
{
	struct page_block *block = last_block(reading);
	char *text = wire_text(item);

	if (block == NULL || !g_utf8_validate(text, -1, NULL) ||
	    (block->type == BLOCK_TABLE_ROW && block->cell_count == TABLE_COLUMNS_MAX)) {
		g_free(text);
		return -1;
	}
	block->cell = g_renew(struct page_cell, block->cell, block->cell_count + 1);
	block->cell[block->cell_count++] = (struct page_cell){ text, right, strong };
	return 0;
}

static int set_bar(struct reading *reading, const struct wire_item *item, int which)
{
	struct page_block *block = last_block(reading);
	long permille;

	if (block == NULL || wire_number(item, &permille) != 0 || permille < 0 ||
	    permille > 1000)
		return -1;
	block->bar[which] = (int)permille;
	return 0;
}

static int set_text(char **text, const struct wire_item *item)
{
	g_free(*text);
	*text = wire_text(item);
	return g_utf8_validate(*text, -1, NULL) ? 0 : -1;
}

/* Items of a block.  1: it is none of them. */
static int take_content(struct reading *reading, const struct wire_item *item)
{
	if (wire_is(item, "block"))
		return add_block(reading, item);
	for (int right = 0; right < 2; right++)
		for (int strong = 0; strong < 2; strong++)
			if (wire_is(item, cell_words[right][strong]))
				return add_cell(reading, item, right != 0, strong != 0);
	for (int i = 0; i < LEGEND_COUNT; i++)
		if (wire_is(item, bar_items[i]))
			return set_bar(reading, item, i);
	return 1;
}

/* Items that stand once, before the blocks. */
static int take_head(struct reading *reading, const struct wire_item *item)
{
	struct page *page = &reading->page;
	long number = 0;
	char tag[8] = "";

	if (wire_is(item, "title"))
		return set_text(&page->title, item);
	if (wire_is(item, "reference"))
		return set_text(&page->reference, item);
	if (wire_is(item, "number"))
		return set_text(&page->number, item);
	if (wire_is(item, "legend") && reading->legends < LEGEND_COUNT)
		return set_text(&page->legend[reading->legends++], item);
	if (wire_is(item, "lang") && item->size < sizeof tag) {
		memcpy(tag, item->value, item->size);
		return lang_from_tag(tag, &page->lang);
	}
	if (wire_number(item, &number) != 0)
		return -1;
	if (wire_is(item, "date"))
		page->date = (day_number)number;
	else if (wire_is(item, "one-page"))
		page->one_page = number != 0;
	else
		return -1;
	return 0;
}

static int take(struct reading *reading, const struct wire_item *item)
{
	int taken;

	if (wire_is(item, "format"))
		return item->size == strlen(PAGE_FORMAT) &&
			memcmp(item->value, PAGE_FORMAT, item->size) == 0 ? 0 : -1;
	if (wire_is(item, "end")) {
		reading->ended = true;
		return 0;
	}
	taken = take_content(reading, item);
	return taken <= 0 ? taken : take_head(reading, item);
}

/* Texts that were not sent are empty. */
static void fill_up(struct page *page)
{
	char **const texts[] = { &page->title, &page->reference, &page->number,
		&page->legend[LEGEND_CASH], &page->legend[LEGEND_KIND],
		&page->legend[LEGEND_OPEN] };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (*texts[i] == NULL)
			*texts[i] = g_strdup("");
}

int page_read(const char *bytes, size_t size, struct page *ret, struct fault *fault)
{
	struct reading reading = { 0 };
	struct wire_item item = { 0 };
	size_t at = 0;
	int failed = 0;

	while (failed == 0 && !reading.ended) {
		if (wire_next(bytes, size, &at, &item) != WIRE_ITEM ||
		    take(&reading, &item) != 0)
			failed = wrong(&item, fault);
	}
	if (failed == 0) {
		fill_up(&reading.page);
		*ret = reading.page;
	} else {
		page_clear(&reading.page);
	}
	return failed;
}

void page_clear(struct page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		for (int j = 0; j < page->block[i].cell_count; j++)
			g_free(page->block[i].cell[j].text);
		g_free(page->block[i].cell);
	}
	g_free(page->block);
	g_free(page->title);
	g_free(page->reference);
	g_free(page->number);
	for (int i = 0; i < LEGEND_COUNT; i++)
		g_free(page->legend[i]);
	*page = (struct page){ 0 };
}

char *page_number_text(const struct page *page, int number, int count)
{
	char *numbers[2] = { g_strdup_printf("%d", number), g_strdup_printf("%d", count) };
	GString *text = g_string_new(page->number);

	g_string_replace(text, "{0}", numbers[0], 1);
	g_string_replace(text, "{1}", numbers[1], 1);
	g_free(numbers[0]);
	g_free(numbers[1]);
	return g_string_free(text, FALSE);
}

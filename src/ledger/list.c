/* SPDX-License-Identifier: EUPL-1.2 */
#include "list.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "list_row.h"

#define BLOCK_SIZE (1u << 20)

struct list_block {
	struct list_block *next;
	size_t size;
	size_t used;
	max_align_t bytes[];
};

/* --- memory that is wiped --- */

static void *take(struct list *list, size_t size)
{
	struct list_block *block = list->block;
	void *taken;

	size =
	    (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	if (block == NULL || block->size - block->used < size) {
		size_t room = MAX(size, BLOCK_SIZE);

		block = g_malloc(sizeof(*block) + room);
		block->next = list->block;
		block->size = room;
		block->used = 0;
		list->block = block;
	}
	taken = (char *)block->bytes + block->used;
	block->used += size;
	return taken;
}

/* Room for `more` bytes of text; the old place is wiped. */
static void text_room(struct list *list, size_t more)
{
	size_t allocated = MAX(2 * list->text_allocated, list->text_size + more);
	char *text;

	if (list->text_allocated - list->text_size >= more)
		return;
	text = g_malloc0(allocated + LIST_SLACK);
	if (list->text_size > 0)
		memcpy(text, list->text, list->text_size);
	if (list->text != NULL)
		explicit_bzero(list->text, list->text_size);
	g_free(list->text);
	list->text = text;
	list->text_allocated = allocated;
}

/* The same for marks: who knows a name could try whether it is there. */
static void mark_room(struct list *list, size_t more)
{
	size_t allocated = MAX(2 * list->mark_allocated, list->mark_count + more);
	uint32_t *mark;

	if (list->mark_allocated - list->mark_count >= more)
		return;
	mark = g_new(uint32_t, allocated);
	if (list->mark_count > 0) {
		memcpy(mark, list->mark, list->mark_count * sizeof(*mark));
		explicit_bzero(list->mark, list->mark_count * sizeof(*mark));
	}
	g_free(list->mark);
	list->mark = mark;
	list->mark_allocated = allocated;
}

void list_clear(struct list *list)
{
	while (list->block != NULL) {
		struct list_block *next = list->block->next;

		explicit_bzero(list->block->bytes, list->block->used);
		g_free(list->block);
		list->block = next;
	}
	if (list->text != NULL)
		explicit_bzero(list->text, list->text_size);
	if (list->mark != NULL)
		explicit_bzero(list->mark, list->mark_count * sizeof(*list->mark));
	g_free(list->text);
	g_free(list->mark);
	g_free(list->item);
	g_free(list->id);
	g_free(list->order);
	memset(list, 0, sizeof(*list));
}

/* --- rows --- */

static struct ledger_row *keep_row(struct list *list, const struct list_row *row)
{
	struct ledger_row *kept = take(list, sizeof(*kept));
	char *names = take(list, row->names.size + 1);

	*kept = row->row;
	memcpy(names, row->names.at, row->names.size);
	names[row->names.size] = '\0';
	kept->names = names;
	return kept;
}

void list_append(struct list *list, const struct list_row *row)
{
	struct list_item *item;

	if (list->item_count == list->item_allocated) {
		list->item_allocated = MAX(64, 2 * list->item_allocated);
		list->item = g_renew(struct list_item, list->item, list->item_allocated);
		list->id = g_renew(int64_t, list->id, list->item_allocated);
	}
	if (list->count == list->order_allocated) {
		list->order_allocated = MAX(64, 2 * list->order_allocated);
		list->order = g_renew(uint32_t, list->order, list->order_allocated);
	}
	text_room(list, row->text.size + 1);
	mark_room(list, row->mark_count);
	item = &list->item[list->item_count];
	list->id[list->item_count] = row->id;
	item->sequence = row->sequence;
	item->row = keep_row(list, row);
	item->text_at = list->text_size;
	item->text_size = row->text.size;
	if (row->text.size > 0)
		memcpy(list->text + list->text_size, row->text.at, row->text.size);
	/* No word holds it, so no match runs from one case into the next. */
	list->text[list->text_size + row->text.size] = '\n';
	list->text_size += row->text.size + 1;
	item->mark_at = list->mark_count;
	item->mark_count = row->mark_count;
	for (size_t i = 0; i < row->mark_count; i++)
		list->mark[list->mark_count++] = row->mark[i];
	list->order[list->count++] = (uint32_t)list->item_count++;
}

static int by_sequence(const void *one, const void *other, void *data)
{
	const struct list_item *item = data;
	int64_t left = item[*(const uint32_t *)one].sequence;
	int64_t right = item[*(const uint32_t *)other].sequence;

	return (left > right) - (left < right);
}

void list_sort(struct list *list)
{
	if (list->count > 0)
		g_qsort_with_data(list->order, (gint)list->count, sizeof(list->order[0]),
		    by_sequence, list->item);
}

/* The item of a case, or item_count.  From the end: what was saved is saved again. */
static size_t find_item(const struct list *list, int64_t id)
{
	for (size_t at = list->item_count; at > 0; at--)
		if (list->id[at - 1] == id && list->item[at - 1].row != NULL)
			return at - 1;
	return list->item_count;
}

static void drop_from_order(struct list *list, size_t item)
{
	size_t at = list->count;

	while (at > 0 && list->order[at - 1] != item)
		at--;
	if (at == 0)
		return;
	memmove(list->order + at - 1, list->order + at,
	    (list->count - at) * sizeof(list->order[0]));
	list->count--;
}

void list_remove(struct list *list, int64_t id)
{
	size_t at = find_item(list, id);
	struct list_item *item;

	if (at == list->item_count)
		return;
	item = &list->item[at];
	explicit_bzero(item->row->names, strlen(item->row->names));
	explicit_bzero(item->row, sizeof(*item->row));
	item->row = NULL;
	memset(list->text + item->text_at, '\n', item->text_size);
	if (item->mark_count > 0)
		explicit_bzero(
		    list->mark + item->mark_at, item->mark_count * sizeof(*list->mark));
	drop_from_order(list, at);
}

void list_put(struct list *list, const struct list_row *row)
{
	size_t at;

	list_remove(list, row->id);
	list_append(list, row);
	/* What another desk saved may be told after what this one saved later. */
	for (at = list->count - 1; at > 0; at--) {
		uint32_t moved = list->order[at];

		if (list->item[list->order[at - 1]].sequence <= row->sequence)
			break;
		list->order[at] = list->order[at - 1];
		list->order[at - 1] = moved;
	}
}

struct ledger_row *list_get(const struct list *list, size_t index)
{
	if (index >= list->count)
		return NULL;
	return list->item[list->order[list->count - 1 - index]].row;
}

struct ledger_row *list_find(const struct list *list, int64_t id)
{
	size_t at = find_item(list, id);

	return at == list->item_count ? NULL : list->item[at].row;
}

/* Most marks of most cases are not among those: a set by their last bits says so. */
#define MARK_SET_BITS 4096

struct mark_set {
	uint64_t bits[MARK_SET_BITS / 64];
	const uint32_t *mark;
	size_t count;
};

static bool is_in(const struct mark_set *set, uint32_t mark)
{
	uint32_t bit = mark % MARK_SET_BITS;

	if ((set->bits[bit / 64] >> bit % 64 & 1) == 0)
		return false;
	for (size_t i = 0; i < set->count; i++)
		if (set->mark[i] == mark)
			return true;
	return false;
}

static bool is_marked(
    const struct list *list, const struct list_item *item, const struct mark_set *set)
{
	const uint32_t *mark = list->mark + item->mark_at;

	for (size_t i = 0; i < item->mark_count; i++)
		if (is_in(set, mark[i]))
			return true;
	return false;
}

size_t list_marked(const struct list *list, const uint32_t *mark, size_t mark_count,
    int64_t *ret, size_t size)
{
	struct mark_set set = { .mark = mark, .count = mark_count };
	size_t count = 0;

	for (size_t i = 0; i < mark_count; i++) {
		uint32_t bit = mark[i] % MARK_SET_BITS;

		set.bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
	for (size_t at = list->count; at > 0 && count < size; at--) {
		uint32_t item = list->order[at - 1];

		if (is_marked(list, &list->item[item], &set))
			ret[count++] = list->id[item];
	}
	return count;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/list.h - the list of cases in memory, and looking through it.
 *
 * Rows and their names lie in blocks that never move; the folded texts of all rows lie
 * behind each other in one piece, so that a search is one scan.  Everything is wiped
 * when the list is cleared.
 */
#ifndef TERUGKEERDESK_LEDGER_LIST_H
#define TERUGKEERDESK_LEDGER_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/ledger/ledger.h"

struct list_row;

#define LIST_SLACK 32 /* bytes that can be read behind the texts */

struct list_item {
	int64_t sequence;       /* newest saved last */
	struct ledger_row *row; /* NULL: replaced or taken away */
	size_t text_at;
	size_t text_size;
	size_t mark_at;
	size_t mark_count;
};

/* Zeroed is empty. */
struct list {
	struct list_item *item; /* in the order of their texts */
	int64_t *id; /* cases of the items; by themselves, as every save looks for one */
	size_t item_count;
	size_t item_allocated;
	uint32_t *order; /* items that are there, by sequence */
	size_t order_allocated;
	size_t count; /* rows that are there: the length of `order` */
	char *text;
	size_t text_size;
	size_t text_allocated;
	uint32_t *mark; /* of the persons of all rows, see core/likeness.h */
	size_t mark_count;
	size_t mark_allocated;
	struct list_block *block; /* where rows and names lie */
};

void list_clear(struct list *list);

/* Add many, in any order: list_append each, then list_sort once. */
void list_append(struct list *list, const struct list_row *row);
void list_sort(struct list *list);

/* Add or replace one, as the newest; take one away. */
void list_put(struct list *list, const struct list_row *row);
void list_remove(struct list *list, int64_t id);

/* Newest first; NULL past the end. */
struct ledger_row *list_get(const struct list *list, size_t index);
/* By case; NULL when it is not there. */
struct ledger_row *list_find(const struct list *list, int64_t id);

/* Cases of which a person has one of these marks, newest first: their ids. */
size_t list_marked(const struct list *list, const uint32_t *mark, size_t mark_count,
    int64_t *ret, size_t size);

/* See ledger_search; `folded` is what text_fold made of the words. */
size_t list_search(const struct list *list, const char *folded, size_t *ret, size_t size);

#endif

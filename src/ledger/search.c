/* SPDX-License-Identifier: EUPL-1.2 */
#include "list.h"

#include <glib.h>
#include <string.h>

#include "db.h"

#define WORDS_MAX 16

/* Words of what was typed; views into it.  The longest comes first: it is the rarest. */
struct words {
	struct bytes word[WORDS_MAX];
	size_t count;
};

static void split(const char *folded, struct words *ret)
{
	size_t longest = 0;

	ret->count = 0;
	while (*folded != '\0' && ret->count < WORDS_MAX) {
		size_t size = strcspn(folded, " ");

		if (size > 0)
			ret->word[ret->count++] =
			    (struct bytes){ (const uint8_t *)folded, size };
		folded += size + strspn(folded + size, " ");
	}
	for (size_t i = 1; i < ret->count; i++)
		if (ret->word[i].size > ret->word[longest].size)
			longest = i;
	if (ret->count > 1) {
		struct bytes first = ret->word[0];

		ret->word[0] = ret->word[longest];
		ret->word[longest] = first;
	}
}

/*
 * Where `word` stands in a text, or NULL.  memmem spends its time on preparing itself,
 * which does not pay where every row has a match.  This compares the first and the last
 * byte of the word at many places at once, in a loop that the compiler turns into vector
 * instructions, and looks closer only where both fit.  It looks at up to LIST_SLACK bytes
 * behind the text, and finds nothing there.
 */
static const char *find(const char *text, size_t size, struct bytes word)
{
	const size_t last = word.size - 1;
	const char first_byte = (char)word.at[0];
	const char last_byte = (char)word.at[last];

	if (last == 0)
		return memchr(text, first_byte, size);
	for (size_t at = 0; at + last < size; at += LIST_SLACK) {
		uint8_t fits[LIST_SLACK];
		uint64_t part[LIST_SLACK / 8];

		for (size_t i = 0; i < LIST_SLACK; i++)
			fits[i] = (text[at + i] == first_byte) &
				  (text[at + last + i] == last_byte);
		memcpy(part, fits, sizeof(part));
		if ((part[0] | part[1] | part[2] | part[3]) == 0)
			continue;
		for (size_t i = 0; i < LIST_SLACK && at + i + last < size; i++)
			if (fits[i] && memcmp(text + at + i, word.at, word.size) == 0)
				return text + at + i;
	}
	return NULL;
}

static bool has_others(
    const struct list *list, const struct list_item *item, const struct words *words)
{
	for (size_t i = 1; i < words->count; i++)
		if (find(list->text + item->text_at, item->text_size, words->word[i]) ==
		    NULL)
			return false;
	return true;
}

/* One scan over all texts for the first word; the others only where it was found. */
static void mark(const struct list *list, const struct words *words, uint8_t *marked)
{
	const struct list_item *item = list->item;
	size_t at = 0;

	while (at < list->text_size) {
		const char *found =
		    find(list->text + at, list->text_size - at, words->word[0]);

		if (found == NULL)
			return;
		at = (size_t)(found - list->text);
		while (at >= item->text_at + item->text_size + 1)
			item++;
		if (item->row != NULL && has_others(list, item, words))
			marked[item - list->item] = 1;
		at = item->text_at + item->text_size + 1;
	}
}

size_t list_search(const struct list *list, const char *folded, size_t *ret, size_t size)
{
	struct words words;
	uint8_t *marked;
	size_t count = 0;

	split(folded, &words);
	if (words.count == 0) {
		for (size_t i = 0; i < list->count && count < size; i++)
			ret[count++] = i;
		return count;
	}
	marked = g_malloc0(list->item_count);
	mark(list, &words, marked);
	for (size_t i = 0; i < list->count && count < size; i++)
		if (marked[list->order[list->count - 1 - i]])
			ret[count++] = i;
	g_free(marked);
	return count;
}

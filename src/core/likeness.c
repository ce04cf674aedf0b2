/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/likeness.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fault.h"

#define WORDS_MAX     32 /* of one name */
#define SIMILAR_LEAST 5  /* characters: in shorter words one letter makes another name */
#define SIMILAR_MOST  64

const char *likeness_word(enum likeness likeness)
{
	static const char *const words[LIKENESS_COUNT] = { "none", "v_number", "name",
		"birth" };

	return words[likeness];
}

const char *likeness_label(enum likeness likeness)
{
	static const char *const labels[LIKENESS_COUNT] = { "", N_("the same V-number"),
		N_("the same name"),
		N_("the same birth date and nationality, and a similar name") };

	return labels[likeness];
}

/* --- words --- */

/* The next word of `*rest`, which moves behind it; size 0 at the end. */
static struct likeness_text next_word(struct likeness_text *rest)
{
	struct likeness_text word;

	while (rest->size > 0 && *rest->at == ' ') {
		rest->at++;
		rest->size--;
	}
	word.at = rest->at;
	word.size = 0;
	while (word.size < rest->size && rest->at[word.size] != ' ')
		word.size++;
	rest->at += word.size;
	rest->size -= word.size;
	return word;
}

static size_t split(struct likeness_text text, struct likeness_text ret[WORDS_MAX])
{
	size_t count = 0;

	while (count < WORDS_MAX) {
		ret[count] = next_word(&text);
		if (ret[count].size == 0)
			break;
		count++;
	}
	return count;
}

static bool same(struct likeness_text one, struct likeness_text other)
{
	return one.size == other.size && memcmp(one.at, other.at, one.size) == 0;
}

static bool same_words(struct likeness_text one, struct likeness_text other)
{
	struct likeness_text mine[WORDS_MAX], theirs[WORDS_MAX];
	size_t count = split(one, mine);
	size_t left = split(other, theirs);

	if (count == 0 || count != left)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < left && !same(mine[i], theirs[at]))
			at++;
		if (at == left)
			return false;
		theirs[at] = theirs[--left];
	}
	return true;
}

static size_t read_letters(struct likeness_text word, gunichar ret[SIMILAR_MOST])
{
	const char *end = word.at + word.size;
	size_t count = 0;

	for (const char *at = word.at; at < end; at += g_utf8_skip[(unsigned char)*at]) {
		if (count == SIMILAR_MOST)
			return SIMILAR_MOST + 1;
		ret[count++] = g_utf8_get_char(at);
	}
	return count;
}

/* Is the rest of both the same from `one` and `other` on? */
static bool same_rest(const gunichar *one, size_t one_count, const gunichar *other,
    size_t other_count)
{
	return one_count == other_count &&
	       memcmp(one, other, one_count * sizeof(*one)) == 0;
}

bool likeness_similar(struct likeness_text one, struct likeness_text other)
{
	gunichar mine[SIMILAR_MOST], theirs[SIMILAR_MOST];
	size_t count = read_letters(one, mine);
	size_t their_count = read_letters(other, theirs);
	size_t at = 0;

	if (same(one, other))
		return count > 1;
	if (MIN(count, their_count) < SIMILAR_LEAST ||
	    MAX(count, their_count) > SIMILAR_MOST)
		return false;
	while (at < count && at < their_count && mine[at] == theirs[at])
		at++;
	/* Up to here they agree; one thing may be different. */
	count -= at;
	their_count -= at;
	if (count >= 2 && their_count >= 2 && mine[at] == theirs[at + 1] &&
	    mine[at + 1] == theirs[at] &&
	    same_rest(mine + at + 2, count - 2, theirs + at + 2, their_count - 2))
		return true;
	if (count > 0 && their_count > 0 &&
	    same_rest(mine + at + 1, count - 1, theirs + at + 1, their_count - 1))
		return true;
	return (count > 0 &&
		   same_rest(mine + at + 1, count - 1, theirs + at, their_count)) ||
	       (their_count > 0 &&
		   same_rest(mine + at, count, theirs + at + 1, their_count - 1));
}

static bool similar_words(struct likeness_text one, struct likeness_text other)
{
	struct likeness_text mine[WORDS_MAX], theirs[WORDS_MAX];
	size_t count = split(one, mine);
	size_t their_count = split(other, theirs);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < their_count; j++)
			if (likeness_similar(mine[i], theirs[j]))
				return true;
	return false;
}

/* --- persons --- */

/* The number without what people put between and before it. */
static struct likeness_text bare_number(
    struct likeness_text number, char ret[SIMILAR_MOST])
{
	size_t size = 0;

	for (size_t i = 0; i < number.size && size < SIMILAR_MOST; i++)
		if (number.at[i] != ' ' && (size > 0 || number.at[i] != 'v'))
			ret[size++] = number.at[i];
	return (struct likeness_text){ ret, size };
}

static bool same_number(struct likeness_text one, struct likeness_text other)
{
	char mine[SIMILAR_MOST], theirs[SIMILAR_MOST];
	struct likeness_text number = bare_number(one, mine);

	return number.size > 0 && same(number, bare_number(other, theirs));
}

/* A whole date that says something. */
static bool telling(int64_t born)
{
	struct partial_date date = partial_date_unpack(born);

	return date.day != 0 && date.month != 0 && !(date.day == 1 && date.month == 1);
}

typedef bool compare_names(struct likeness_text one, struct likeness_text other);

static bool any_names(const struct likeness_person *one,
    const struct likeness_person *other, compare_names *compare)
{
	return compare(one->name, other->name) || compare(one->name, other->name_latin) ||
	       compare(one->name_latin, other->name) ||
	       compare(one->name_latin, other->name_latin);
}

enum likeness likeness_of(
    const struct likeness_person *one, const struct likeness_person *other)
{
	if (same_number(one->v_number, other->v_number))
		return LIKENESS_V_NUMBER;
	if (any_names(one, other, same_words))
		return LIKENESS_NAME;
	if (telling(one->born) && one->born == other->born &&
	    one->nationality != COUNTRY_NONE && one->nationality == other->nationality &&
	    any_names(one, other, similar_words))
		return LIKENESS_BIRTH;
	return LIKENESS_NONE;
}

/* --- marks --- */

static uint64_t hash(const void *bytes, size_t size, uint64_t seed)
{
	const uint8_t *at = bytes;
	uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ seed;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static uint32_t mark(uint64_t hash, enum likeness why)
{
	hash = (hash + why) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(hash >> 32);
}

/* The order of the words makes no difference to a sum. */
static bool mark_of_name(struct likeness_text name, uint32_t *ret)
{
	uint64_t sum = 0;
	size_t count = 0;
	struct likeness_text word;

	while (count < WORDS_MAX && (word = next_word(&name)).size > 0) {
		sum += hash(word.at, word.size, 0);
		count++;
	}
	*ret = mark(sum, LIKENESS_NAME);
	return count > 0;
}

size_t likeness_marks(const struct likeness_person *person, uint32_t ret[LIKENESS_MARKS])
{
	char bare[SIMILAR_MOST];
	struct likeness_text number = bare_number(person->v_number, bare);
	size_t count = 0;

	if (number.size > 0)
		ret[count++] = mark(hash(number.at, number.size, 0), LIKENESS_V_NUMBER);
	count += mark_of_name(person->name, &ret[count]);
	count += mark_of_name(person->name_latin, &ret[count]);
	if (telling(person->born) && person->nationality != COUNTRY_NONE)
		ret[count++] =
		    mark(hash(&person->born, sizeof(person->born), person->nationality),
			LIKENESS_BIRTH);
	explicit_bzero(bare, sizeof(bare));
	return count;
}

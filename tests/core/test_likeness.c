/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/likeness.h"
#include "terugkeerdesk/core/text.h"

#define IRAQ    ('I' << 8 | 'Q')
#define ERITREA ('E' << 8 | 'R')

/* A person as a ledger keeps one. */
struct known {
	char *name, *latin, *number;
	struct likeness_person person;
};

static struct likeness_text view(const char *folded)
{
	return (struct likeness_text){ folded, strlen(folded) };
}

static struct known known(const char *name, const char *latin, const char *number,
    const char *born, uint16_t nationality)
{
	struct known ret = { text_fold(name), text_fold(latin), text_fold(number),
		{ .nationality = nationality } };
	struct partial_date date;

	ret.person.name = view(ret.name);
	ret.person.name_latin = view(ret.latin);
	ret.person.v_number = view(ret.number);
	if (*born != '\0') {
		assert_int_equal(partial_date_parse_iso(born, &date), 0);
		ret.person.born = partial_date_pack(date);
	}
	return ret;
}

static void forget(struct known *one)
{
	g_free(one->name);
	g_free(one->latin);
	g_free(one->number);
}

static bool share_a_mark(
    const struct likeness_person *one, const struct likeness_person *other)
{
	uint32_t mine[LIKENESS_MARKS], theirs[LIKENESS_MARKS];
	size_t count = likeness_marks(one, mine);
	size_t their_count = likeness_marks(other, theirs);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < their_count; j++)
			if (mine[i] == theirs[j])
				return true;
	return false;
}

static void check(struct known one, struct known other, enum likeness expected)
{
	enum likeness found = likeness_of(&one.person, &other.person);

	if (found != expected)
		fail_msg("“%s” and “%s”: %s, not %s", one.name, other.name,
		    likeness_word(found), likeness_word(expected));
	assert_int_equal(likeness_of(&other.person, &one.person), expected);
	if (expected != LIKENESS_NONE)
		assert_true(share_a_mark(&one.person, &other.person));
	forget(&one);
	forget(&other);
}

static struct known named(const char *name)
{
	return known(name, "", "", "", COUNTRY_NONE);
}

static void same_v_number_is_alike_however_it_is_written(void **state)
{
	(void)state;
	check(known("A", "", "123.456.7890", "", 0), known("B", "", "1234567890", "", 0),
	    LIKENESS_V_NUMBER);
	check(known("A", "", "V 1234567890", "", 0), known("B", "", "1234567890", "", 0),
	    LIKENESS_V_NUMBER);
	check(known("A", "", "1234567890", "", 0), known("B", "", "1234567891", "", 0),
	    LIKENESS_NONE);
	check(known("A", "", "", "", 0), known("B", "", "", "", 0), LIKENESS_NONE);
	check(known("A", "", "V", "", 0), known("B", "", ".", "", 0), LIKENESS_NONE);
}

static void same_words_of_a_name_in_any_order_are_alike(void **state)
{
	(void)state;
	check(named("Zoë Øst"), named("OST, zoe"), LIKENESS_NAME);
	check(named("Łukasz Iğdır"), named("igdir lukasz"), LIKENESS_NAME);
	check(named("Ali Ali Hassan"), named("Hassan Ali"), LIKENESS_NONE);
	check(named("Ali Ali Hassan"), named("Ali Hassan Hassan"), LIKENESS_NONE);
	check(named("Ali Hassan"), named("Ali Hasan"), LIKENESS_NONE);
	check(named("Ali"), named("Ali Hassan"), LIKENESS_NONE);
	check(named(""), named(""), LIKENESS_NONE);
	check(named("نسرین"), named("نسرين"), LIKENESS_NAME);
	check(known("نسرین", "Nasrin Voorbeeld", "", "", 0), named("Voorbeeld Nasrin"),
	    LIKENESS_NAME);
}

static void same_birth_and_nationality_with_a_similar_word_are_alike(void **state)
{
	(void)state;
	check(known("Ali Hassan", "", "", "1985-03-02", IRAQ),
	    known("A. Hasssan", "", "", "1985-03-02", IRAQ), LIKENESS_BIRTH);
	check(known("Ali Hassan", "", "", "1985-03-02", IRAQ),
	    known("Sara Hassan", "", "", "1985-03-02", IRAQ), LIKENESS_BIRTH);
	check(known("Ali Hassan", "", "", "1985-03-02", IRAQ),
	    known("Sara Hassan", "", "", "1985-03-02", ERITREA), LIKENESS_NONE);
	check(known("Ali Hassan", "", "", "1985-03-02", IRAQ),
	    known("Sara Hassan", "", "", "1985-03-03", IRAQ), LIKENESS_NONE);
	check(known("Ali Hassan", "", "", "1985-03-02", IRAQ),
	    known("Sara Voorbeeld", "", "", "1985-03-02", IRAQ), LIKENESS_NONE);
	check(known("Ali Hassan", "", "", "1985-03-02", COUNTRY_NONE),
	    known("Sara Hassan", "", "", "1985-03-02", COUNTRY_NONE), LIKENESS_NONE);
}

static void first_of_january_and_half_a_date_say_nothing(void **state)
{
	static const char *const born[] = { "1985-01-01", "1985-07", "1985", "" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(born); i++)
		check(known("Ali Hassan", "", "", born[i], IRAQ),
		    known("Sara Hassan", "", "", born[i], IRAQ), LIKENESS_NONE);
}

static bool similar(const char *one, const char *other)
{
	bool found = likeness_similar(view(one), view(other));

	assert_int_equal(likeness_similar(view(other), view(one)), found);
	return found;
}

static void similar_words_differ_in_one_letter(void **state)
{
	(void)state;
	assert_true(similar("ali", "ali"));
	assert_true(similar("hassan", "hasan"));
	assert_true(similar("hassan", "hassn"));
	assert_true(similar("hassan", "hassaan"));
	assert_true(similar("hassan", "xhassan"));
	assert_true(similar("hassan", "hassen"));
	assert_true(similar("hassan", "hasasn"));
	assert_true(similar("hassan", "hassanx"));
	assert_true(similar("نسرين", "نسرون"));
	assert_false(similar("hassan", "husain"));
	assert_false(similar("hassan", "hsan"));
	assert_false(similar("hassan", "nassah"));
	assert_false(similar("omar", "omer"));
	assert_false(similar("a", "a"));
	assert_false(similar("", ""));
}

/* A letter of a few, so that likeness happens often enough to be tested. */
static char *random_name(struct support_random *random)
{
	static const char *const words[] = { "ali", "hassan", "hasan", "øst", "zoë",
		"voorbeeld", "voorbeld", "de" };
	GString *name = g_string_new(NULL);

	for (uint32_t n = support_random_below(random, 4); n > 0; n--)
		g_string_append_printf(
		    name, "%s ", words[support_random_below(random, G_N_ELEMENTS(words))]);
	return g_string_free(name, FALSE);
}

static struct known random_person(struct support_random *random)
{
	static const char *const born[] = { "", "1985", "1985-01-01", "1985-03-02",
		"1985-03-03" };
	static const char *const number[] = { "", "", "1234567890", "12.3456.7890" };
	char *name = random_name(random);
	char *latin = random_name(random);
	struct known ret = known(name, latin,
	    number[support_random_below(random, G_N_ELEMENTS(number))],
	    born[support_random_below(random, G_N_ELEMENTS(born))],
	    support_random_below(random, 2) ? IRAQ : COUNTRY_NONE);

	g_free(name);
	g_free(latin);
	return ret;
}

static void persons_who_are_alike_share_a_mark(void **state)
{
	struct support_random random = support_seed();
	int alike = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct known one = random_person(&random);
		struct known other = random_person(&random);
		enum likeness likeness = likeness_of(&one.person, &other.person);

		alike += likeness != LIKENESS_NONE;
		assert_int_equal(likeness_of(&other.person, &one.person), likeness);
		assert_true(likeness == LIKENESS_NONE ||
			    share_a_mark(&one.person, &other.person));
		forget(&one);
		forget(&other);
	}
	assert_in_range(alike, 100, 19000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_v_number_is_alike_however_it_is_written),
		cmocka_unit_test(same_words_of_a_name_in_any_order_are_alike),
		cmocka_unit_test(
		    same_birth_and_nationality_with_a_similar_word_are_alike),
		cmocka_unit_test(first_of_january_and_half_a_date_say_nothing),
		cmocka_unit_test(similar_words_differ_in_one_letter),
		cmocka_unit_test(persons_who_are_alike_share_a_mark),
	};

	return cmocka_run_group_tests_name("core likeness", tests, NULL, NULL);
}

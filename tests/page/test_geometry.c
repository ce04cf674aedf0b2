/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What paper must look like whatever is on it, measured in the finished file: nothing lies
 * over anything else, rows are straight, bars are as long as their amounts.
 */
#include "setter.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "pages.h"
#include "random_page.h"

/* --- words --- */

static const struct setter_word *get(GArray *words, guint index)
{
	return &g_array_index(words, struct setter_word, index);
}

/* Poppler reads each letter from right to left as a word, and joined letters reach into each
 * other. */
static bool is_joined(const struct setter_word *word)
{
	return g_unichar_get_script(g_utf8_get_char(word->text)) == G_UNICODE_SCRIPT_ARABIC;
}

/* Do the small letters of two words lie over each other?  Boxes of poppler reach from the
 * highest to the lowest letter of the font, and into the next line. */
static bool overlap(const struct setter_word *one, const struct setter_word *other)
{
	double across = MIN(one->left + one->width, other->left + other->width) -
	    MAX(one->left, other->left);
	double middle = one->top + one->height / 2;
	double middle_of_other = other->top + other->height / 2;

	return one->page == other->page && across > 0.5 &&
	    !(is_joined(one) && is_joined(other)) &&
	    fabs(middle - middle_of_other) < MIN(one->height, other->height) * 0.45;
}

static void assert_nothing_overlaps(struct setter *setter, const char *what)
{
	GArray *words = setter_words(setter);

	for (guint i = 0; i < words->len; i++)
		for (guint j = i + 1;
		     j < words->len && get(words, j)->page == get(words, i)->page; j++)
			if (overlap(get(words, i), get(words, j)))
				fail_msg("%s, sheet %d: “%s” lies over “%s” at %.0f, %.0f",
				    what, get(words, i)->page, get(words, i)->text,
				    get(words, j)->text, get(words, i)->left,
				    get(words, i)->top);
	g_array_unref(words);
}

static void nothing_lies_over_anything_else(void **state)
{
	GPtrArray *cases = pages_cases(support_long());

	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++) {
			struct document document = { 0 };

			pages_make(g_ptr_array_index(cases, i), (enum summary_for)reader,
			    LANG_NL, &document);
			if (setter_can(*state, &document, LANG_NL))
				assert_nothing_overlaps(
				    *state, g_ptr_array_index(cases, i));
			document_clear(&document);
		}
	g_ptr_array_unref(cases);
}

/* --- rows --- */

/* Where each name stands first. */
static const struct setter_word **find_names(GArray *words, const struct random_page *page)
{
	const struct setter_word **ret =
	    g_new0(const struct setter_word *, (gsize)page->names + 1);

	for (guint i = words->len; i > 0; i--)
		ret[random_page_name(get(words, i - 1)->text)] = get(words, i - 1);
	return ret;
}

static void assert_straight(
    const struct setter_word *const *names, const struct random_row *row)
{
	const struct setter_word *first = names[row->first];

	for (int i = row->first; i < row->first + row->cells; i++) {
		assert_non_null(names[i]);
		if (names[i]->page != first->page || fabs(names[i]->top - first->top) > 1 ||
		    (i > row->first && names[i]->left < names[i - 1]->left))
			fail_msg("“%s” on sheet %d at %.0f, %.0f is not beside “%s” on "
				 "sheet %d at %.0f, %.0f",
			    names[i]->text, names[i]->page, names[i]->left, names[i]->top,
			    first->text, first->page, first->left, first->top);
	}
}

static void random_pages_are_straight_and_clear(void **state)
{
	struct support_random random = support_seed();

	for (int rounds = support_long() ? 200 : 12; rounds > 0; rounds--) {
		struct random_page page;
		const struct setter_word **names;
		GArray *words;

		random_page_make(&random, &page);
		setter_fine(*state, &page.document, LANG_EN);
		assert_nothing_overlaps(*state, "a random page");
		words = setter_words(*state);
		names = find_names(words, &page);
		for (guint i = 0; i < page.rows->len; i++)
			assert_straight(
			    names, &g_array_index(page.rows, struct random_row, i));
		g_free(names);
		g_array_unref(words);
		random_page_clear(&page);
	}
}

/* --- bars --- */

#define SCALE 2 /* pixels to the point */

struct picture {
	char *bytes;
	const unsigned char *pixels;
	int width, height;
};

/* The first sheet in shades of grey. */
static struct picture take_picture(struct setter *setter)
{
	char resolution[8];
	const char *const argv[] = { "pdftoppm", "-gray", "-r", resolution, "-f", "1", "-l", "1",
		setter->pdf, setter->picture, NULL };
	char *path = g_strconcat(setter->picture, "-1.pgm", NULL);
	struct picture ret;
	struct support_run run;
	size_t size;
	int from = 0;

	g_snprintf(resolution, sizeof resolution, "%d", 72 * SCALE);
	support_run(&run, argv, NULL, NULL);
	assert_int_equal(run.status, 0);
	support_run_clear(&run);
	ret.bytes = support_read_file(path, &size);
	assert_int_equal(
	    sscanf(ret.bytes, "P5 %d %d 255%n", &ret.width, &ret.height, &from), 2);
	assert_int_equal(size, (size_t)from + 1 + (size_t)ret.width * (size_t)ret.height);
	ret.pixels = (const unsigned char *)ret.bytes + from + 1;
	g_free(path);
	return ret;
}

/* A bar: where its edges are, in pixels. */
struct bar {
	int left, right, y;
};

static bool is_edge(const struct picture *picture, int x, int y)
{
	return picture->pixels[y * picture->width + x] < 128;
}

/* Whatever is dark between a label and an amount. */
static struct bar find_bar(const struct picture *picture, const struct setter_word *label,
    const struct setter_word *amount)
{
	int from = (int)((label->left + label->width) * SCALE) + 2;
	int until = (int)(amount->left * SCALE) - 2;
	struct bar ret = { .y = (int)((label->top + label->height / 2) * SCALE) };

	while (from < until && !is_edge(picture, from, ret.y))
		from++;
	while (until > from && !is_edge(picture, until, ret.y))
		until--;
	ret.left = from;
	ret.right = until;
	return ret;
}

static const struct setter_word *find_word(GArray *words, const char *text)
{
	for (guint i = 0; i < words->len; i++)
		if (strcmp(get(words, i)->text, text) == 0)
			return get(words, i);
	fail_msg("“%s” is not on paper", text);
	return NULL;
}

/* The shade at so many permille of the longest bar. */
static int shade(const struct picture *picture, const struct bar *bar, int longest, double at)
{
	int x = bar->left + (int)(longest * at);

	return picture->pixels[bar->y * picture->width + x];
}

/* Cash, in kind, and what is not sure, of 1000; and how they are filled. */
#define LOOKS 3
static const int bars[][LOOKS] = { { 300, 200, 500 }, { 1000, 0, 0 }, { 0, 250, 0 },
	{ 100, 0, 350 }, { 0, 0, 600 } };
static const int shades[LOOKS] = { 51, 184, 255 };

static void name_bar(size_t index, char ret_label[8], char ret_amount[8])
{
	g_snprintf(ret_label, 8, "b%zu", index);
	g_snprintf(ret_amount, 8, "a%zu", index);
}

static void add_bars(struct document *document)
{
	static const char wordy[] = "{0} and an amount that the rules do not state at all";

	for (size_t i = 0; i < G_N_ELEMENTS(bars); i++) {
		const int *part = bars[i];
		char label[8], amount[8];

		name_bar(i, label, amount);
		document_add_bar(document, NULL, (struct range){ part[0], part[0] },
		    (struct range){ part[1], part[1] + part[2] }, (struct range){ 0, 1000 });
		cell_add_text(document->block[i].cell, label);
		cell_add_text(document_add_cell(document, i == 0 ? wordy : NULL), amount);
	}
}

static void assert_in_proportion(
    const struct picture *picture, const struct bar *bar, int longest, const int part[LOOKS])
{
	int from = 0;

	for (int look = 0; look < LOOKS; look++) {
		double middle = (from + part[look] / 2.0) / 1000;

		if (part[look] > 0)
			assert_in_range(shade(picture, bar, longest, middle),
			    shades[look] - 2, MIN(shades[look] + 2, 255));
		from += part[look];
	}
	assert_in_range(bar->right - bar->left, longest * from / 1000 - 2 * SCALE,
	    longest * from / 1000 + 2 * SCALE);
}

static void bars_are_as_long_as_their_amounts(void **state)
{
	struct setter *setter = *state;
	struct document document = { 0 };
	struct picture picture;
	GArray *words;
	int longest = 0;

	add_bars(&document);
	setter_fine(setter, &document, LANG_EN);
	assert_nothing_overlaps(setter, "bars");
	words = setter_words(setter);
	picture = take_picture(setter);
	for (size_t i = 0; i < G_N_ELEMENTS(bars); i++) {
		char label[8], amount[8];
		struct bar bar;

		name_bar(i, label, amount);
		bar = find_bar(&picture, find_word(words, label), find_word(words, amount));
		longest = i == 0 ? bar.right - bar.left : longest;
		assert_true(longest > 150 * SCALE);
		assert_in_proportion(&picture, &bar, longest, bars[i]);
	}
	g_free(picture.bytes);
	g_array_unref(words);
	document_clear(&document);
}

static int begin(void **state)
{
	pages_setup(state);
	return setter_begin(state);
}

static int end(void **state)
{
	pages_teardown(state);
	return setter_end(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_lies_over_anything_else),
		cmocka_unit_test(random_pages_are_straight_and_clear),
		cmocka_unit_test(bars_are_as_long_as_their_amounts),
	};

	return cmocka_run_group_tests(tests, begin, end);
}

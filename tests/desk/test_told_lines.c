/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What differs between two documents, by itself.
 */
#include <glib.h>
#include <string.h>

#include "../../src/desk/told_lines.h"
#include "support.h"
#include "terugkeerdesk/core/text.h"

static void free_lines(struct desk_told_line *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_free(list[i].heading);
		text_free(list[i].then);
		text_free(list[i].now);
	}
	g_free(list);
}

/* Compare two documents; "-then +now, ..." with the heading in front of what has one. */
static char *compared(const char *then, const char *now)
{
	GPtrArray *one = told_lines_split(then);
	GPtrArray *other = told_lines_split(now);
	struct desk_told_line *list;
	size_t count = told_lines_compare(one, other, &list);
	GString *said = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		if (said->len > 0)
			g_string_append(said, ", ");
		if (list[i].heading != NULL)
			g_string_append_printf(said, "%s: ", list[i].heading);
		if (list[i].then != NULL)
			g_string_append_printf(said, "-%s", list[i].then);
		if (list[i].now != NULL)
			g_string_append_printf(said, "+%s", list[i].now);
	}
	free_lines(list, count);
	g_ptr_array_unref(other);
	g_ptr_array_unref(one);
	return g_string_free(said, FALSE);
}

static void expect(const char *then, const char *now, const char *differs)
{
	char *said = compared(then, now);

	assert_string_equal(said, differs);
	g_free(said);
}

static void lines_that_took_each_others_place_stand_together(void **state)
{
	(void)state;
	expect("", "", "");
	expect(" a\n b\n", " a\n b\n", "");
	expect("#Money\n In total € 10.\n", "#Money\n In total € 12.\n",
	    "Money: -In total € 10.+In total € 12.");
	expect("#Money\n A · 1\n B · 2\n", "#Money\n A · 9\n C · 3\n B · 8\n",
	    "Money: -A · 1+A · 9, Money: +C · 3, Money: -B · 2+B · 8");
	expect("#One\n x\n#Two\n y\n", "#Two\n y\n", "-One, One: -x");
	expect("#One\n x\n", "#One\n x\n#Two\n y\n", "+Two, Two: +y");
	expect("#One\n same\n", "#Other\n same\n", "-One, +Other");
}

static GPtrArray *random_lines(struct support_random *random)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	uint32_t count = support_random_below(random, 12);

	for (uint32_t i = 0; i < count; i++)
		g_ptr_array_add(lines, g_strdup_printf("%c%u",
		    support_random_below(random, 4) == 0 ? LINE_HEADING : LINE_TEXT,
		    support_random_below(random, 6)));
	return lines;
}

/* The most lines that both have in the same order, found the slow way. */
static guint most_common(const GPtrArray *then, guint i, const GPtrArray *now, guint j)
{
	guint left, right;

	if (i == then->len || j == now->len)
		return 0;
	if (strcmp(g_ptr_array_index(then, i), g_ptr_array_index(now, j)) == 0)
		return 1 + most_common(then, i + 1, now, j + 1);
	left = most_common(then, i + 1, now, j);
	right = most_common(then, i, now, j + 1);
	return MAX(left, right);
}

/* How many texts are told of one side; each stands in `lines`, in this order. */
static guint count_told(const GPtrArray *lines, const struct desk_told_line *list,
    size_t count, bool now)
{
	guint told = 0, at = 0;

	for (size_t i = 0; i < count; i++) {
		const char *text = now ? list[i].now : list[i].then;

		if (text == NULL)
			continue;
		while (at < lines->len &&
		       strcmp((const char *)g_ptr_array_index(lines, at) + 1, text) != 0)
			at++;
		assert_true(at < lines->len);
		at++;
		told++;
	}
	return told;
}

static void no_more_is_told_than_differs_and_no_less(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 2000; i++) {
		GPtrArray *then = random_lines(&random);
		GPtrArray *now = random_lines(&random);
		guint common = most_common(then, 0, now, 0);
		struct desk_told_line *list;
		size_t count = told_lines_compare(then, now, &list);

		assert_int_equal(then->len - count_told(then, list, count, false), common);
		assert_int_equal(now->len - count_told(now, list, count, true), common);
		free_lines(list, count);
		g_ptr_array_unref(now);
		g_ptr_array_unref(then);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_that_took_each_others_place_stand_together),
		cmocka_unit_test(no_more_is_told_than_differs_and_no_less),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

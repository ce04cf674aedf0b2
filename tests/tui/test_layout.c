/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include "layout.h"

static bool within(struct rect inner, struct rect outer)
{
	return inner.rows >= 0 && inner.columns >= 0 && inner.y >= outer.y &&
	    inner.x >= outer.x && inner.y + inner.rows <= outer.y + outer.rows &&
	    inner.x + inner.columns <= outer.x + outer.columns;
}

static bool overlap(struct rect one, struct rect other)
{
	return one.rows > 0 && other.rows > 0 && one.columns > 0 && other.columns > 0 &&
	    one.y < other.y + other.rows && other.y < one.y + one.rows &&
	    one.x < other.x + other.columns && other.x < one.x + one.columns;
}

static void hold_apart(const struct rect *rect, int count, struct rect whole)
{
	for (int i = 0; i < count; i++) {
		assert_true(within(rect[i], whole));
		for (int j = 0; j < i; j++)
			assert_false(overlap(rect[i], rect[j]));
	}
}

static void every_size_gives_rectangles_inside_and_apart(void **state)
{
	(void)state;
	for (int rows = 1; rows <= 60; rows++) {
		for (int columns = 1; columns <= 200; columns++) {
			struct rect whole = { 0, 0, rows, columns };
			struct layout_frame frame = layout_frame(rows, columns);
			struct layout_case both = layout_case(frame.body, 28, 36, 47, 90);
			struct rect parts[] = { frame.title, frame.message, frame.keys, both.form,
				both.rule, both.pane };
			/* On two pages both halves are the same place. */
			hold_apart(parts, both.beside ? 6 : 5, whole);
		}
	}
}

static void halves_stand_beside_each_other_from_80_columns(void **state)
{
	struct rect body = { 1, 0, 20, 79 };

	(void)state;
	assert_false(layout_case(body, 28, 36, 47, 90).beside);
	body.columns = 80;
	assert_true(layout_case(body, 28, 36, 47, 90).beside);
}

static void pane_gets_what_it_can_do_with(void **state)
{
	(void)state;
	for (int columns = 80; columns <= 200; columns++) {
		struct rect body = { 1, 0, 20, columns };
		struct layout_case both = layout_case(body, 28, 36, 47, 90);
		assert_true(both.form.columns >= 28);
		assert_true(both.pane.columns >= 47);
		assert_int_equal(both.form.columns + 1 + both.pane.columns, columns);
	}
}

static void halves_that_do_not_fit_become_pages(void **state)
{
	struct rect body = { 1, 0, 20, 90 };

	(void)state;
	assert_false(layout_case(body, 40, 40, 60, 60).beside);
}

static void scroll_follows_the_focus(void **state)
{
	(void)state;
	assert_int_equal(layout_scroll(0, 12, 1, 10, 30), 3);
	assert_int_equal(layout_scroll(5, 2, 1, 10, 30), 2);
	assert_int_equal(layout_scroll(25, 25, 1, 10, 30), 20);
	assert_int_equal(layout_scroll(3, 0, 1, 10, 5), 0);
	assert_int_equal(layout_scroll(0, 8, 4, 10, 30), 2);
}

static void too_small_is_below_40_by_12(void **state)
{
	(void)state;
	assert_false(layout_too_small(12, 40));
	assert_true(layout_too_small(11, 40));
	assert_true(layout_too_small(12, 39));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_gives_rectangles_inside_and_apart),
		cmocka_unit_test(halves_stand_beside_each_other_from_80_columns),
		cmocka_unit_test(pane_gets_what_it_can_do_with),
		cmocka_unit_test(halves_that_do_not_fit_become_pages),
		cmocka_unit_test(scroll_follows_the_focus),
		cmocka_unit_test(too_small_is_below_40_by_12),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

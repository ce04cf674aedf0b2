/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>

#include "chart.h"

static struct chart chart_of(int count)
{
	struct chart chart = { 0 };

	chart_set_title(&chart, "t", NULL);
	for (int i = 0; i < count; i++)
		chart_add(&chart, i + 1, "", LOOK_NORMAL, false, 100 + i);
	return chart;
}

/* Whatever is there is seen, nothing is not, and more is never lower. */
static void heights_follow_the_values(void **state)
{
	int before = 0;

	(void)state;
	assert_int_equal(chart_height(0, 1000, 4, 8), 0);
	assert_int_equal(chart_height(1, 1000000, 4, 8), 1);
	assert_int_equal(chart_height(1000, 1000, 4, 8), 32);
	assert_int_equal(chart_height(0, 0, 4, 8), 0);
	assert_int_equal(chart_height(INT64_MAX, INT64_MAX, 4, 8), 32);
	for (int value = 0; value <= 1000; value++) {
		int height = chart_height(value, 1000, 5, 3);

		assert_true(height >= before && height <= 15);
		before = height;
	}
}

static void columns_fit_in_every_width(void **state)
{
	(void)state;
	for (int count = 0; count < 400; count += 7) {
		struct chart chart = chart_of(count);

		for (int columns = 1; columns < 200; columns++) {
			struct chart_fit fit = chart_fit(&chart, columns, -1);

			assert_true(fit.first >= 0 && fit.count >= 0 && fit.width >= 1);
			assert_int_equal(fit.first + fit.count, count); /* the newest */
			if (columns > fit.scale)
				assert_true(fit.scale +
						fit.count * (fit.width + fit.gap) -
						fit.gap <=
					    columns);
		}
		chart_clear(&chart);
	}
}

static void column_in_focus_is_in_view(void **state)
{
	struct chart chart = chart_of(360);

	(void)state;
	for (int i = 0; i < 360; i++) {
		struct chart_fit fit = chart_fit(&chart, 60, 100 + i);

		assert_true(i >= fit.first && i < fit.first + fit.count);
	}
	chart_clear(&chart);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heights_follow_the_values),
		cmocka_unit_test(columns_fit_in_every_width),
		cmocka_unit_test(column_in_focus_is_in_view),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

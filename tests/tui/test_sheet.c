/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>

#include "sheet.h"

#define ROWS 100

/* A heading, and rows of which every third has something behind it: its number. */
static struct sheet sheet_of(int rows)
{
	struct sheet sheet = { 0 };
	char label[16];

	sheet_add(&sheet, SHEET_HEADING, LOOK_HEADING, "heading");
	sheet_add(&sheet, SHEET_HEAD, LOOK_HEADING, "head");
	for (int i = 0; i < rows; i++) {
		struct sheet_line *line;

		g_snprintf(label, sizeof(label), "row %d", i);
		line = sheet_add(&sheet, SHEET_ROW, LOOK_NORMAL, label);
		sheet_add_count(line, LOOK_NORMAL, i);
		line->tag = i % 3 == 0 ? i : SHEET_NOTHING;
	}
	return sheet;
}

static bool in_view(const struct sheet *sheet)
{
	const struct sheet_line *line = &sheet->line[sheet->focus];

	return line->y >= sheet->scroll && line->y < sheet->scroll + sheet->visible;
}

static void every_row_with_more_is_reached_one_after_the_other(void **state)
{
	struct sheet sheet = sheet_of(ROWS);

	(void)state;
	sheet_fit(&sheet, 10, 40, 0);
	for (int i = 0; i < ROWS; i += 3) {
		assert_int_equal(sheet_tag(&sheet), i);
		assert_true(in_view(&sheet));
		assert_true(sheet_command(&sheet, COMMAND_NEXT));
	}
	assert_int_equal(sheet_tag(&sheet), ROWS - 1);
	for (int i = ROWS - 1; i >= 0; i -= 3) {
		assert_int_equal(sheet_tag(&sheet), i);
		assert_true(in_view(&sheet));
		sheet_command(&sheet, COMMAND_PREVIOUS);
	}
	sheet_clear(&sheet);
}

/* Whatever is pressed at whatever size: within what there is. */
static void moves_stay_within_what_there_is(void **state)
{
	static const enum command commands[] = { COMMAND_UP, COMMAND_DOWN, COMMAND_NEXT,
		COMMAND_PREVIOUS, COMMAND_PAGE_UP, COMMAND_PAGE_DOWN, COMMAND_HOME,
		COMMAND_END };
	struct support_random random = support_seed();
	struct sheet sheet = sheet_of(ROWS);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		if (support_random_below(&random, 20) == 0)
			sheet_fit(&sheet, (int)support_random_below(&random, 130),
			    (int)support_random_below(&random, 90),
			    (int)support_random_below(&random, 12));
		else
			sheet_command(&sheet, commands[support_random_below(&random,
						  G_N_ELEMENTS(commands))]);
		assert_true(sheet.scroll >= 0);
		assert_true(sheet.scroll <= MAX(sheet.height - sheet.visible, 0));
		if (sheet.focus >= 0)
			assert_true(sheet.focus < sheet.count);
	}
	sheet_clear(&sheet);
}

static void down_reaches_the_end_and_up_the_beginning(void **state)
{
	struct sheet sheet = sheet_of(ROWS);

	(void)state;
	sheet_fit(&sheet, 10, 40, 0);
	for (int i = 0; i < 2 * ROWS; i++)
		sheet_command(&sheet, COMMAND_DOWN);
	assert_int_equal(sheet.scroll, sheet.height - sheet.visible);
	assert_int_equal(sheet_tag(&sheet), ROWS - 1);
	for (int i = 0; i < 2 * ROWS; i++)
		sheet_command(&sheet, COMMAND_UP);
	assert_int_equal(sheet.scroll, 0);
	assert_int_equal(sheet_tag(&sheet), 0);
	sheet_clear(&sheet);
}

static void place_is_kept_when_it_is_written_anew(void **state)
{
	struct sheet sheet = sheet_of(ROWS);
	struct sheet again = sheet_of(ROWS);

	(void)state;
	sheet_fit(&sheet, 10, 40, 0);
	for (int i = 0; i < 12; i++)
		sheet_command(&sheet, COMMAND_NEXT);
	sheet_begin(&sheet);
	for (int i = 0; i < again.count; i++) {
		struct sheet_line *line = sheet_add(
		    &sheet, again.line[i].kind, LOOK_NORMAL, again.line[i].label);

		line->tag = again.line[i].tag;
	}
	sheet_fit(&sheet, 10, 40, 0);
	assert_int_equal(sheet_tag(&sheet), 36);
	assert_true(in_view(&sheet));
	sheet_clear(&again);
	sheet_clear(&sheet);
}

static void sheet_without_anything_takes_every_key(void **state)
{
	struct sheet sheet = { 0 };

	(void)state;
	sheet_fit(&sheet, 10, 40, 8);
	for (int command = COMMAND_NONE; command < COMMAND_COUNT; command++)
		sheet_command(&sheet, (enum command)command);
	assert_int_equal(sheet_tag(&sheet), SHEET_NOTHING);
	assert_false(sheet_click(&sheet, 3));
	sheet_clear(&sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_with_more_is_reached_one_after_the_other),
		cmocka_unit_test(moves_stay_within_what_there_is),
		cmocka_unit_test(down_reaches_the_end_and_up_the_beginning),
		cmocka_unit_test(place_is_kept_when_it_is_written_anew),
		cmocka_unit_test(sheet_without_anything_takes_every_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

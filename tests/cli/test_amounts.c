/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the applicant reads is what was calculated: every amount of `calculate` stands in
 * the summary, for every example and in both languages.
 */
#include <glib.h>
#include <jansson.h>
#include <string.h>

#include "program.h"
#include "terugkeerdesk/core/money.h"

struct page {
	const char *path;
	enum lang lang;
	const char *text;
};

static void expect_cents(const struct page *page, json_int_t amount_in_cents)
{
	char amount[MONEY_TEXT];

	if (amount_in_cents == 0) /* said in words */
		return;
	money_format(amount, amount_in_cents, page->lang, MONEY_SHORT);
	if (strstr(page->text, amount) == NULL)
		fail_msg("%s, %s: %s is missing in\n%s", page->path, lang_tag(page->lang),
		    amount, page->text);
}

/* null where the documents do not state it. */
static void expect_range(const struct page *page, const json_t *range)
{
	expect_cents(page, json_integer_value(json_object_get(range, "min")));
	expect_cents(page, json_integer_value(json_object_get(range, "max")));
}

static void expect_package(const struct page *page, const json_t *package)
{
	const json_t *line;
	size_t i;

	expect_range(page, json_object_get(package, "total"));
	json_array_foreach(json_object_get(package, "lines"), i, line)
		expect_range(page, json_object_get(line, "amount"));
}

/* 1: a package applies, and its amounts were looked for. */
static int check_example(struct room *room, const char *path)
{
	const char *applies;
	json_t *calculation;
	int checked = 0;

	assert_int_equal(room_run(room, NULL, "calculate", path, "--json", NULL), 0);
	calculation = json_loads(room->last.out, 0, NULL);
	assert_non_null(calculation);
	applies = json_string_value(json_object_get(calculation, "applies"));
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		struct page page = { path, (enum lang)lang, NULL };
		const json_t *package = json_object_get(
		    json_object_get(calculation, "packages"), applies != NULL ? applies : "");

		assert_int_equal(room_run(room, NULL, "--lang", lang_tag((enum lang)lang),
				     "summary", "--case", path, NULL),
		    0);
		page.text = room->last.out;
		if (package != NULL)
			expect_package(&page, package);
		checked = package != NULL;
	}
	json_decref(calculation);
	return checked;
}

static void every_amount_of_every_example_is_in_its_summary(void **state)
{
	struct room *room = *state;
	char *folder = support_data("examples");
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int checked = 0;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		if (g_str_has_suffix(name, ".json"))
			checked += check_example(room, path);
		g_free(path);
	}
	g_dir_close(dir);
	g_free(folder);
	assert_true(checked > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    every_amount_of_every_example_is_in_its_summary, room_enter, room_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

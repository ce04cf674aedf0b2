/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program itself, from the command line, in the language that does not exist: what
 * it says stands between brackets, whole, and nothing else is a sentence.
 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "sentence.h"

/* Run the program of the pseudo house with up to five arguments. */
/* A command of three words is no sentence. */
static void blank_out(char *text, const char *words)
{
	while ((text = strstr(text, words)) != NULL)
		memset(text, ' ', strlen(words));
}

static void check(int status, const char *const *arguments)
{
	char *program = support_build("tests/po/pseudo/src/terugkeerdesk");
	const char *argv[8] = { program };
	struct support_run run = { 0 };
	char *outside;

	for (int i = 0; arguments[i] != NULL; i++)
		argv[i + 1] = arguments[i];
	support_run(&run, argv, "", (const char *const[]){ "LANGUAGE", "LANG", NULL });
	if (run.status != status)
		fail_msg("%s: status %d: %s", arguments[0], run.status, run.err);
	assert_true(run.out_size + run.err_size > 0);
	assert_non_null(strstr(status == 0 ? run.out : run.err, "⟦"));
	for (int i = 0; i < 2; i++) {
		outside = support_outside_brackets(i == 0 ? run.out : run.err);
		blank_out(outside, "ledger user");
		if (sentence_stands_in(outside))
			fail_msg("%s: %s", arguments[0], outside);
		g_free(outside);
	}
	support_run_clear(&run);
	g_free(program);
}

#define CHECK(status, ...) check(status, (const char *const[]){ __VA_ARGS__, NULL })

static void a_sentence_is_recognised(void **state)
{
	(void)state;
	assert_true(sentence_stands_in("this is one"));
	assert_true(sentence_stands_in("  x: this is one."));
	assert_true(sentence_stands_in("one more word"));
	assert_false(sentence_stands_in("--lang nl|en  policy list 12-3-2024 no, no, no"));
	assert_false(sentence_stands_in("Fictief Kim Anh (hrt-2014)"));
}

static void help_is_translated(void **state)
{
	(void)state;
	CHECK(0, "--help");
	CHECK(0, "--lang", "en", "--help");
}

static void policies_are_translated(void **state)
{
	static const char *const ids[] = { "hrt-2014", "avrr-2017", "jrs-2022",
		"harmonised-2024", "mongolia-2025" };

	(void)state;
	CHECK(0, "policy", "list");
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
		CHECK(0, "policy", "show", ids[i]);
}

static void calculations_and_pages_are_translated(void **state)
{
	char *folder = support_data("examples");
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	(void)state;
	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		CHECK(0, "calculate", path);
		CHECK(0, "summary", "--case", path);
		g_free(path);
	}
	g_dir_close(dir);
	g_free(folder);
}

static void errors_are_translated(void **state)
{
	char *source = support_source("README.md");

	(void)state;
	CHECK(2, "bogus");
	CHECK(2, "--bogus");
	CHECK(2, "policy");
	CHECK(2, "calculate");
	CHECK(2, "--lang", "xx", "policy", "list");
	CHECK(4, "calculate", "/nonexistent/case.json");
	CHECK(1, "calculate", source);
	CHECK(1, "policy", "check", source);
	CHECK(3, "--ledger", "/nonexistent/ledger", "case", "list");
	g_free(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sentence_is_recognised),
		cmocka_unit_test(help_is_translated),
		cmocka_unit_test(policies_are_translated),
		cmocka_unit_test(calculations_and_pages_are_translated),
		cmocka_unit_test(errors_are_translated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

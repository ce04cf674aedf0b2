/* SPDX-License-Identifier: EUPL-1.2 */
#include "../../src/cli/options.h"

#include <glib.h>
#include <string.h>

#include "support.h"

/* A page as text: fonts taken away, "\-" a dash, runs of white space one blank. */
static char *read_page(const char *name)
{
	char *path = support_source(name);
	char *raw = support_read_file(path, NULL);
	GRegex *fonts =
	    g_regex_new("\\\\f[BIR]|^\\.(BI|BR|IR|RB|SS|B|I) |[\" ]*\\\\\n|\"",
		G_REGEX_MULTILINE, 0, NULL);
	char *plain = g_regex_replace_literal(fonts, raw, -1, 0, "", 0, NULL);
	char **dashes = g_strsplit(plain, "\\-", -1);
	char *text = g_strjoinv("-", dashes);

	g_strfreev(dashes);
	g_free(plain);
	g_regex_unref(fonts);
	g_free(raw);
	g_free(path);
	return text;
}

static void expect(const char *page, const char *name, const char *text)
{
	if (strstr(page, text) == NULL)
		fail_msg("%s does not mention %s", name, text);
}

static void check_page(const char *name)
{
	char *page = read_page(name);
	const struct command_row *command;

	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = option_row(i);
		char *option = g_strdup_printf("--%s", row->name);

		if (row->help != NULL)
			expect(page, name, option);
		else if (strstr(page, option) != NULL)
			fail_msg("%s mentions %s, which is hidden", name, option);
		g_free(option);
	}
	for (size_t i = 0; (command = command_row(i)) != NULL; i++) {
		char *head = g_strdup_printf(".TP\n%s", command->name);

		expect(page, name, head);
		g_free(head);
	}
	g_free(page);
}

static void every_command_and_option_is_in_the_manual(void **state)
{
	(void)state;
	check_page("man/terugkeerdesk.1");
}

static void every_command_and_option_is_in_the_dutch_manual(void **state)
{
	(void)state;
	check_page("man/nl/terugkeerdesk.1");
}

/* As a whole word: --case is not --cases, and --to not --registered-to. */
static bool names(const char *line, const char *option)
{
	char *word = g_strdup_printf("--%s", option);
	size_t length = strlen(word);
	bool found = false;

	for (const char *at = line; !found && (at = strstr(at, word)) != NULL;
	     at += length)
		found = !g_ascii_isalpha(at[length]) && at[length] != '-';
	g_free(word);
	return found;
}

/* What follows the name of a command where the page explains it: print is not printers. */
static const char *head_of(const char *page, const char *name)
{
	char *head = g_strdup_printf(".TP\n%s", name);
	const char *at = page;

	do {
		at = strstr(at, head);
		assert_non_null(at);
		at += strlen(head);
	} while (g_ascii_isalpha(*at));
	g_free(head);
	return at;
}

static void every_option_of_a_command_is_in_its_head(void **state)
{
	const struct command_row *command;
	char *page = read_page("man/terugkeerdesk.1");

	(void)state;
	for (size_t i = 0; (command = command_row(i)) != NULL; i++) {
		const char *at = head_of(page, command->name);
		char *line = g_strndup(at, strcspn(at, "\n"));

		for (int j = OPTION_GLOBAL_COUNT; j < OPTION_COUNT; j++) {
			const struct option_row *row = option_row(j);
			bool named = row->letter != '\0'
					 ? strstr(line, "-o ") != NULL
					 : names(line, row->name);
			bool taken = (command->options & OPTION_BIT(j)) != 0;

			if (named != taken)
				fail_msg("%s and --%s: table %d, manual %d",
				    command->name, row->name, taken, named);
		}
		g_free(line);
	}
	g_free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_and_option_is_in_the_manual),
		cmocka_unit_test(every_command_and_option_is_in_the_dutch_manual),
		cmocka_unit_test(every_option_of_a_command_is_in_its_head),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk-policy(5), in both languages, against the table of keys: it names every
 * section, key and word, and its examples are files that work.
 */
#include "format.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/rulebook.h"
#include "terugkeerdesk/policy/policies.h"

#include "support.h"
#include "vocabulary.h"

static const char *const pages[] = { "man/terugkeerdesk-policy.5",
	"man/nl/terugkeerdesk-policy.5" };

static char *read_page(const char *name)
{
	char *path = support_source(name);
	char *page = support_read_file(path, NULL);
	char **parts = g_strsplit(page, "\\-", -1);
	char *ret = g_strjoinv("-", parts);

	g_strfreev(parts);
	g_free(page);
	g_free(path);
	return ret;
}

static bool part_of_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '.';
}

/* A period that ends a sentence is no part of the word. */
static bool has_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
		const char *end = at + length;

		if ((at == text || !part_of_word(at[-1])) &&
		    (!part_of_word(*end) || (*end == '.' && !part_of_word(end[1]))))
			return true;
	}
	return false;
}

/* The text under the heading that begins with [NAME. */
static char *section_of(const char *page, const char *name)
{
	char *heading = g_strdup_printf(".SH \"[%s", name);
	const char *start = strstr(page, heading);
	const char *end;

	if (start == NULL)
		fail_msg("no heading for [%s]", name);
	end = strstr(start + 1, "\n.SH");
	assert_non_null(end);
	g_free(heading);
	return g_strndup(start, (size_t)(end - start));
}

static void expect_word(const char *text, const char *section, const char *word)
{
	if (!has_word(text, word))
		fail_msg("[%s] of the manual does not have “%s”", section, word);
}

static void expect_words(
    const char *text, const char *section, enum vocabulary vocabulary)
{
	struct vocabulary_word words[VOCABULARY_MAX];
	size_t count = vocabulary_words(vocabulary, words);

	for (size_t i = 0; i < count; i++)
		expect_word(text, section, words[i].word);
}

static void the_manual_names_every_section_and_key(void **state)
{
	(void)state;
	for (size_t p = 0; p < G_N_ELEMENTS(pages); p++) {
		char *page = read_page(pages[p]);

		for (size_t i = 0; i < FORMAT_COUNT; i++) {
			const struct format_section *format = &format_sections[i];
			char *text = section_of(page, format->name);

			for (const struct format_key *key = format->key;
			     key->name != NULL; key++)
				expect_word(text, format->name, key->name);
			g_free(text);
		}
		g_free(page);
	}
}

static void the_manual_names_every_word(void **state)
{
	static const struct {
		const char *section;
		enum vocabulary vocabulary;
	} rows[] = {
		{ "policy", VOCABULARY_POLICY_KIND },
		{ "policy", VOCABULARY_PACKAGE },
		{ "component", VOCABULARY_DEPARTURE_KIND },
		{ "component", VOCABULARY_ROUTE },
		{ "component", VOCABULARY_PHASE },
		{ "component", VOCABULARY_FORM },
		{ "component", VOCABULARY_PAYER },
		{ "component", VOCABULARY_MONEY_FACT },
		{ "condition", VOCABULARY_ANSWER },
		{ "condition", VOCABULARY_FACT },
		{ "condition", VOCABULARY_SOFTENING_FACT },
		{ "condition", VOCABULARY_SINCE_FACT },
		{ "applies", VOCABULARY_ROUTE },
		{ "notice", VOCABULARY_NOTICE_WHEN },
	};

	(void)state;
	for (size_t p = 0; p < G_N_ELEMENTS(pages); p++) {
		char *page = read_page(pages[p]);

		for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
			char *text = section_of(page, rows[i].section);

			expect_words(text, rows[i].section, rows[i].vocabulary);
			g_free(text);
		}
		g_free(page);
	}
}

/* An example as a file of its own, beside the shipped policies. */
static void try_example(const char *folder, const char *text)
{
	char *shipped = support_data("policies");
	char *countries_path = support_data("countries.ini");
	char *id = g_strdup(strstr(text, "\nid") + strlen("\nid"));
	char *name, *path;
	struct policy_set set = { 0 };
	struct country_table *countries = g_new0(struct country_table, 1);
	struct policy *policy;
	struct rulebook *rulebook;
	struct faults faults = { 0 };
	struct fault fault = { 0 };
	char sentence[1024] = "";

	id[strcspn(id, "\n")] = '\0';
	name = g_strconcat(g_strstrip(id + strspn(id, " =")), ".ini", NULL);
	path = g_build_filename(folder, name, NULL);
	support_write_text(path, text);
	policy = policy_read(path, &faults);
	if (policy == NULL) {
		fault_text(&faults.item[0], NULL, sentence, sizeof sentence);
		fail_msg("%s", sentence);
	}
	assert_int_equal(policies_read(shipped, &set, NULL), 0);
	assert_int_equal(countries_read(countries_path, countries, NULL), 0);
	set.policy = g_renew(struct policy *, set.policy, set.count + 1);
	set.policy[set.count++] = policy;
	rulebook = rulebook_new(&set, countries, &fault);
	if (rulebook == NULL) {
		fault_text(&fault, NULL, sentence, sizeof sentence);
		fail_msg("%s", sentence);
	}
	rulebook_free(rulebook);
	country_table_clear(countries);
	g_free(countries);
	policy_set_clear(&set);
	g_free(path);
	g_free(name);
	g_free(id);
	g_free(countries_path);
	g_free(shipped);
}

static void the_examples_of_the_manual_work(void **state)
{
	char *folder = support_temp_folder();

	(void)state;
	for (size_t p = 0; p < G_N_ELEMENTS(pages); p++) {
		char *page = read_page(pages[p]);
		int count = 0;

		for (const char *at = page; (at = strstr(at, ".EX\n[policy]")) != NULL;
		     at++) {
			const char *end = strstr(at, "\n.EE");
			char *text =
			    g_strndup(at + strlen(".EX\n"), (size_t)(end - at) - 3);

			try_example(folder, text);
			g_free(text);
			count++;
		}
		assert_int_equal(count, 6);
		g_free(page);
	}
	support_remove_folder(folder);
}

/* Sets of keys are kept in 32 bits. */
static void no_section_has_more_keys_than_a_set_holds(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		size_t count = 0;

		while (format_sections[i].key[count].name != NULL)
			count++;
		assert_in_range(count, 4, FORMAT_KEYS_MAX);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_names_every_section_and_key),
		cmocka_unit_test(the_manual_names_every_word),
		cmocka_unit_test(the_examples_of_the_manual_work),
		cmocka_unit_test(no_section_has_more_keys_than_a_set_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

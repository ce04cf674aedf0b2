/* SPDX-License-Identifier: EUPL-1.2 */
/* terugkeerdesk-case(5) has every question of the intake, in both languages. */
#include <string.h>

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/core/fact.h"

static const char *const pages[] = { "man/terugkeerdesk-case.5",
	"man/nl/terugkeerdesk-case.5" };

static char *read_page(size_t index)
{
	char *path = support_source(pages[index]);
	char *page = support_read_file(path, NULL);

	g_free(path);
	return page;
}

static void every_key_has_an_entry(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		char *page = read_page(i);

		for (int id = 0; id < FACT_COUNT; id++) {
			const char *key = fact_get((enum fact_id)id)->key;
			char *entry = g_strdup_printf(".TP\n.BR %s \" (", key);

			if (strstr(page, entry) == NULL)
				fail_msg("%s: no entry for %s", pages[i], key);
			g_free(entry);
		}
		g_free(page);
	}
}

/* The entry of a fact ends where the next begins. */
static char *entry_of(const char *page, const struct fact *fact)
{
	char *head = g_strdup_printf(".BR %s \" (", fact->key);
	const char *start = strstr(page, head);
	const char *end = start == NULL ? NULL : strstr(start, "\n.TP\n");

	g_free(head);
	return start == NULL ? g_strdup("") : g_strndup(start, (gsize)(end - start));
}

static void every_choice_stands_in_its_entry(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		char *page = read_page(i);

		for (int id = 0; id < FACT_COUNT; id++) {
			const struct fact *fact = fact_get((enum fact_id)id);
			char *entry = entry_of(page, fact);

			for (int n = 0; fact->type == FACT_TYPE_CHOICE && fact->choices[n]; n++) {
				if (strstr(entry, fact->choices[n]) == NULL)
					fail_msg("%s: %s without %s", pages[i], fact->key,
					    fact->choices[n]);
			}
			g_free(entry);
		}
		g_free(page);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_has_an_entry),
		cmocka_unit_test(every_choice_stands_in_its_entry),
	};

	return cmocka_run_group_tests_name("manual page of cases", tests, NULL, NULL);
}

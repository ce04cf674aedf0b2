/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The section about keys in terugkeerdesk(1) is made from the table of keys, in both
 * languages.  With TERUGKEERDESK_UPDATE_MAN set it is written anew.
 */
#include "../../src/tui/keymap.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

#define LINE_MOST 95

static const struct page {
	const char *language, *path, *heading, *next;
} pages[] = {
	{ "en", "man/terugkeerdesk.1", ".SH KEYS\n", ".SH \"EXIT STATUS\"\n" },
	{ "nl", "man/nl/terugkeerdesk.1", ".SH TOETSEN\n", ".SH AFSLUITSTATUS\n" },
};

static void add_word(GString *page, const char *word, size_t *column)
{
	size_t width = (size_t)g_utf8_strlen(word, -1);

	if (*column > 0)
		g_string_append_c(page, *column + 1 + width > LINE_MOST ? '\n' : ' ');
	*column = *column + 1 + width > LINE_MOST ? width : *column + 1 + width;
	g_string_append(page, word);
}

/* A sentence as groff wants it: lines that are not long, and dashes that stay dashes. */
static void add_sentence(GString *page, const char *sentence)
{
	char **pieces = g_strsplit(sentence, "-", -1);
	char *dashes = g_strjoinv("\\-", pieces);
	char **words = g_strsplit(dashes, " ", -1);
	size_t column = 0;

	for (char **word = words; *word != NULL; word++)
		add_word(page, *word, &column);
	g_string_append_c(page, '\n');
	g_strfreev(words);
	g_free(dashes);
	g_strfreev(pieces);
}

static void add_binding(GString *page, const struct binding *binding)
{
	GString *keys = g_string_new(NULL);

	for (int i = 0; i < KEYMAP_KEYS_MAX && binding->key[i] != 0; i++) {
		char *name = keymap_key_name(binding->key[i]);
		if (*name != '\0')
			g_string_append_printf(
			    keys, "%s%s", keys->len > 0 ? ", " : "", name);
		g_free(name);
	}
	g_string_append(page, ".TP\n.B ");
	add_sentence(page, keys->str);
	add_sentence(page, gettext(binding->help));
	g_string_free(keys, TRUE);
}

static void add_context(GString *page, const char *name, unsigned context)
{
	const struct binding *binding;
	bool any = false;

	for (size_t i = 0; (binding = keymap_binding(i)) != NULL; i++) {
		bool everywhere = binding->contexts == CONTEXT_ALL;
		if (everywhere != (context == CONTEXT_ALL) ||
		    (binding->contexts & context) == 0)
			continue;
		if (!any)
			g_string_append_printf(page, ".SS \"%s\"\n", name);
		add_binding(page, binding);
		any = true;
	}
}

static char *section(const char *heading)
{
	GString *page = g_string_new(heading);

	add_sentence(page, gettext("Without function keys: Esc and then a digit is F1 to "
				   "F9, Esc and 0 is F10. "
				   "Esc twice cancels."));
	add_context(page, gettext("Everywhere"), CONTEXT_ALL);
	for (unsigned context = 1; context < CONTEXT_ALL; context <<= 1)
		add_context(page, gettext(keymap_context_name(context)), context);
	return g_string_free(page, FALSE);
}

static void use_language(const char *language)
{
	char *locale = support_build("share/locale");

	g_setenv("LANGUAGE", language, TRUE);
	bindtextdomain("terugkeerdesk", locale);
	bind_textdomain_codeset("terugkeerdesk", "UTF-8");
	textdomain("terugkeerdesk");
	setlocale(LC_ALL, "C");
	setlocale(LC_ALL, "C.UTF-8");
	g_free(locale);
}

static void check(const struct page *page)
{
	char *path = support_source(page->path);
	char *text = support_read_file(path, NULL);
	char *from = strstr(text, page->heading);
	char *until = strstr(text, page->next);
	char *wanted, *there, *whole;

	use_language(page->language);
	wanted = section(page->heading);
	assert_non_null(until);
	if (from == NULL)
		from = until;
	there = g_strndup(from, (size_t)(until - from));
	if (strcmp(there, wanted) != 0 && getenv("TERUGKEERDESK_UPDATE_MAN") != NULL) {
		whole =
		    g_strdup_printf("%.*s%s%s", (int)(from - text), text, wanted, until);
		support_write_text(path, whole);
		g_free(whole);
	} else if (strcmp(there, wanted) != 0) {
		fail_msg(
		    "%s does not say what the table of keys says; to write it anew:\n"
		    "TERUGKEERDESK_UPDATE_MAN=1 meson test -C build 'manual page of "
		    "keys'",
		    page->path);
	}
	g_free(there);
	g_free(wanted);
	g_free(text);
	g_free(path);
}

static void every_key_is_in_the_manual(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		check(&pages[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_is_in_the_manual),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

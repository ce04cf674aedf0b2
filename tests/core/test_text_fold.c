/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "support.h"

static void folding_puts_case_and_accents_aside(void **state)
{
	static const struct {
		const char *text, *folded;
	} rows[] = {
		{ "", "" },
		{ "Łukasz Ørsted", "lukasz orsted" },
		{ "İSTANBUL Istanbul ıstanbul", "istanbul istanbul istanbul" },
		{ "Straße", "strasse" },
		{ "Æsop Œuvre Þór Đặng", "aesop oeuvre thor dang" },
		{ "  O'Neill-Smith,  J. ", "o neill smith j" },
		{ "İ", "i" },
		{ "ﬁn ＡＢＣ", "fin abc" },
		{ "أحمد", "احمد" },
		{ "عَلِيّ", "علي" },
		{ "علی\u200cرضا کریمی", "عليرضا كريمي" },
		{ "فاطمة", "فاطمه" },
		{ "Ёлкин", "елкин" },
		{ "V-१२३", "v 123" },
		{ "Saʿid", "said" },
		{ "\xff", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *folded = text_fold(rows[i].text);

		assert_string_equal(folded, rows[i].folded);
		g_free(folded);
	}
}

static void vowel_signs_are_not_accents(void **state)
{
	char *one = text_fold("कि"), *other = text_fold("का");

	(void)state;
	assert_string_not_equal(one, other);
	g_free(one);
	g_free(other);
}

static void check_idempotent(const char *text)
{
	char *once = text_fold(text), *twice = text_fold(once);

	if (strcmp(once, twice) != 0)
		fail_msg("“%s” folds to “%s” and then to “%s”", text, once, twice);
	g_free(once);
	g_free(twice);
}

static void folding_every_character_twice_is_folding_it_once(void **state)
{
	(void)state;
	for (gunichar character = 1; character < 0x30000; character++) {
		char text[8] = "";

		if (!g_unichar_validate(character))
			continue;
		g_unichar_to_utf8(character, text);
		check_idempotent(text);
	}
}

static void folding_any_text_twice_is_folding_it_once(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		GString *text = g_string_new(NULL);

		for (uint32_t n = support_random_below(&random, 10); n > 0; n--) {
			gunichar character = 1 + support_random_below(&random, 0x1ffff);

			if (g_unichar_validate(character))
				g_string_append_unichar(text, character);
		}
		check_idempotent(text->str);
		g_string_free(text, TRUE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding_puts_case_and_accents_aside),
		cmocka_unit_test(vowel_signs_are_not_accents),
		cmocka_unit_test(folding_every_character_twice_is_folding_it_once),
		cmocka_unit_test(folding_any_text_twice_is_folding_it_once),
	};

	return cmocka_run_group_tests_name("core text_fold", tests, NULL, NULL);
}

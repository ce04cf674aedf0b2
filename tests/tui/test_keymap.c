/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <curses.h>
#include <glib.h>

#include "keymap.h"

static enum keymap_result press(struct keymap *keymap, unsigned contexts, bool letter,
    uint32_t code, enum command *ret_command, uint32_t *ret_letter)
{
	struct terminal_input input = { .type = letter ? TERMINAL_LETTER : TERMINAL_KEY,
		.code = code };

	return keymap_translate(keymap, contexts, &input, ret_command, ret_letter);
}

static void escape_and_digit_is_a_function_key(void **state)
{
	struct keymap keymap = { 0 };
	enum command command;
	uint32_t letter;

	(void)state;
	assert_int_equal(
	    press(&keymap, CONTEXT_CASE, true, 27, &command, &letter), KEYMAP_PREFIX);
	assert_int_equal(
	    press(&keymap, CONTEXT_CASE, true, '2', &command, &letter), KEYMAP_COMMAND);
	assert_int_equal(command, COMMAND_SAVE);
	press(&keymap, CONTEXT_CASE, true, 27, &command, &letter);
	press(&keymap, CONTEXT_CASE, true, '0', &command, &letter);
	assert_int_equal(command, COMMAND_BACK);
	/* The state is gone: a digit is a digit. */
	assert_int_equal(
	    press(&keymap, CONTEXT_CASE, true, '2', &command, &letter), KEYMAP_LETTER);
	assert_int_equal(letter, '2');
}

static void escape_twice_cancels(void **state)
{
	struct keymap keymap = { 0 };
	enum command command;
	uint32_t letter;

	(void)state;
	press(&keymap, CONTEXT_DIALOG, true, 27, &command, &letter);
	assert_int_equal(
	    press(&keymap, CONTEXT_DIALOG, true, 27, &command, &letter), KEYMAP_COMMAND);
	assert_int_equal(command, COMMAND_CANCEL);
}

static void function_key_after_escape_is_itself(void **state)
{
	struct keymap keymap = { 0 };
	enum command command;
	uint32_t letter;

	(void)state;
	press(&keymap, CONTEXT_CASE, true, 27, &command, &letter);
	assert_int_equal(press(&keymap, CONTEXT_CASE, false, KEY_F(8), &command, &letter),
	    KEYMAP_COMMAND);
	assert_int_equal(command, COMMAND_LANGUAGE);
}

static void letters_with_the_number_of_a_key_are_letters(void **state)
{
	struct keymap keymap = { 0 };
	enum command command;
	uint32_t letter;

	(void)state;
	for (uint32_t code = 0xA0; code < 0x700; code++) {
		assert_int_equal(press(&keymap, CONTEXT_ALL, true, code, &command, &letter),
		    KEYMAP_LETTER);
		assert_int_equal(letter, code);
	}
}

static void one_key_has_one_meaning_in_one_place(void **state)
{
	const struct binding *one, *other;

	(void)state;
	for (size_t i = 0; (one = keymap_binding(i)) != NULL; i++) {
		for (size_t j = i + 1; (other = keymap_binding(j)) != NULL; j++) {
			unsigned both = one->contexts & other->contexts;
			/* A row for everywhere is the fallback of an earlier one. */
			if (both == 0 || other->contexts == CONTEXT_ALL)
				continue;
			for (int a = 0; a < KEYMAP_KEYS_MAX && one->key[a] != 0; a++) {
				for (int b = 0; b < KEYMAP_KEYS_MAX && other->key[b] != 0; b++)
					assert_int_not_equal(one->key[a], other->key[b]);
			}
		}
	}
}

static void every_row_says_what_it_does(void **state)
{
	const struct binding *binding;
	bool seen[COMMAND_COUNT] = { false };

	(void)state;
	for (size_t i = 0; (binding = keymap_binding(i)) != NULL; i++) {
		char *name = keymap_key_name(binding->key[0]);
		assert_true(binding->help != NULL && *binding->help != '\0');
		assert_true(*name != '\0');
		assert_true(binding->weight == 0 || binding->label != NULL);
		seen[binding->command] = true;
		g_free(name);
	}
	for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++)
		assert_true(seen[command]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escape_and_digit_is_a_function_key),
		cmocka_unit_test(escape_twice_cancels),
		cmocka_unit_test(function_key_after_escape_is_itself),
		cmocka_unit_test(letters_with_the_number_of_a_key_are_letters),
		cmocka_unit_test(one_key_has_one_meaning_in_one_place),
		cmocka_unit_test(every_row_says_what_it_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

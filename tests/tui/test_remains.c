/* SPDX-License-Identifier: EUPL-1.2 */
/* Once the desk is locked, nothing of a case and no passphrase is left in its memory. */
#include "support.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counter.h"

/* What must not remain: the passphrase, and words typed into a case. */
enum {
	WORD_PASSPHRASE,
	WORD_NAME,
	WORD_NOTE,
	WORD_SEARCHED, /* and found */
	WORD_MISSED,   /* searched among letters that have to be composed, and not found */
	WORD_PASTED,
	WORDS
};

/* What the program says of itself. */
struct seen {
	long dumpable, core;
	long count[WORDS];
	long ordinary[WORDS]; /* of these, where anybody's memory is */
};
static const char *const words[WORDS] = { "lange\x20wachtzin", "Zwaluwstaart",
	"kwartelveer", "zwaluwstaart", "kwikstaart",
	"zeearend" };

struct looked {
	struct counter counter;
	char *found, *env_found, *env_words, *preload;
};

/* Every byte one higher, so that the words stand nowhere by being looked for. */
static char *hide(void)
{
	GString *text = g_string_new("TERUGKEERDESK_TEST_WORDS=");

	for (int i = 0; i < WORDS; i++) {
		for (const char *at = words[i]; *at != '\0'; at++)
			g_string_append_c(text, (char)(*at + 1));
		g_string_append_c(text, i + 1 < WORDS ? ' ' : '\0');
	}
	return g_string_free(text, FALSE);
}

static struct vt *start(struct looked *looked)
{
	char *library = support_build("tests/tui/libtest_look.so");
	const char *env[6] = { NULL };

	looked->counter = counter_make();
	looked->found = g_build_filename(looked->counter.folder, "found", NULL);
	looked->env_found = g_strconcat("TERUGKEERDESK_TEST_FOUND=", looked->found, NULL);
	looked->env_words = hide();
	looked->preload = g_strconcat("LD_PRELOAD=", library, NULL);
	env[0] = looked->preload;
	env[1] = looked->env_found;
	env[2] = looked->env_words;
	env[3] = "MALLOC_PERTURB_"; /* nobody else wipes what is given back */
	env[4] = "ASAN_OPTIONS=verify_asan_link_order=0";
	g_free(library);
	return counter_start(&looked->counter, "en", 24, 80, env);
}

static void end(struct looked *looked, struct vt *vt)
{
	vt_free(vt);
	counter_clear(&looked->counter);
	g_free(looked->found);
	g_free(looked->env_found);
	g_free(looked->env_words);
	g_free(looked->preload);
}

static bool is_written(const struct vt *vt, const void *data)
{
	char *text = NULL;
	bool written = g_file_get_contents(data, &text, NULL, NULL) &&
		       g_str_has_suffix(text, "end");

	(void)vt;
	g_free(text);
	return written;
}

static struct seen look(const struct looked *looked, struct vt *vt)
{
	struct seen seen;
	char *text = NULL, *at;

	remove(looked->found);
	kill(vt_pid(vt), SIGUSR1);
	vt_until(vt, is_written, looked->found, "what stands in memory");
	assert_true(g_file_get_contents(looked->found, &text, NULL, NULL));
	seen.dumpable = strtol(text, &at, 10);
	seen.core = strtol(at, &at, 10);
	for (int i = 0; i < WORDS; i++) {
		seen.count[i] = strtol(at, &at, 10);
		seen.ordinary[i] = strtol(at, &at, 10);
	}
	g_free(text);
	return seen;
}

static void type_case(struct vt *vt)
{
	static const char *const to_name[] = { "22-3-2024" ENTER, "v", ENTER, ENTER,
		"i" ENTER, "iraq", ENTER, "aa", ENTER, "y", ENTER, "n" ENTER, ENTER, ENTER,
		ENTER, ENTER };

	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	for (size_t i = 0; i < G_N_ELEMENTS(to_name); i++)
		vt_keys(vt, to_name[i]);
	vt_until_cursor_row(vt, "Name");
	/* Not at the beginning: the C library writes over that of what it gets back. */
	vt_keys(vt, "Voorbeeldachtige Naam Zwaluwstaart" ENTER);
	vt_keys(vt, "Voorbeeldachtige Naam kwartelveer" ENTER F2);
	vt_until_text(vt, "Saved as case");
}

/* Through the screens that show it. */
static void read_everything(struct vt *vt)
{
	vt_keys(vt, F5);
	vt_until_text(vt, "Zwaluwstaart");
	vt_keys(vt, F10);
	vt_until_text(vt, "saved");
	vt_keys(vt, F4);
	vt_until_text(vt, "Zwaluwstaart");
	vt_keys(vt, F10);
	vt_until_text(vt, "saved");
	vt_keys(vt, "\007");
	vt_until_text(vt, "Log of the case");
	vt_keys(vt, F10);
	vt_until_text(vt, "saved");
	vt_keys(vt, F10);
	vt_until_text(vt, "Search");
	vt_keys(vt, "voorbeeldachtige naam zwaluwstaart");
	vt_until_text(vt, "naam zwaluwstaart");
	vt_keys(vt, CTRL_U);
	vt_until_no_text(vt, "naam zwaluwstaart");
	for (const char *at = "een naam me\314\201t een kwikstaart"; *at != '\0'; at++) {
		char letter[2] = { *at, '\0' };

		vt_keys(vt, letter);
	}
	vt_until_text(vt, "een kwikstaart");
	vt_keys(vt, CTRL_U "\033[200~voor een ze\314\201bra een zeearend\033[201~");
	vt_until_text(vt, "een zeearend");
	vt_keys(vt, CTRL_U "voorbeeldachtige naam zwaluwstaart");
	vt_until_text(vt, "naam zwaluwstaart");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Registered");
	vt_until_text(vt, "Zwaluwstaart");
	vt_resize(vt, 40, 120);
	vt_until_row(vt, 39, "F1");
	vt_resize(vt, 24, 80);
	vt_until_row(vt, 23, "F1");
	vt_until_text(vt, "Zwaluwstaart");
}

static void nothing_remains_after_locking(void **state)
{
	struct looked looked = { 0 };
	struct seen seen;
	struct vt *vt;

	(void)state;
	if (SUPPORT_SANITIZED)
		skip(); /* it has memory that nobody may look at */
	vt = start(&looked);
	counter_unlock(vt);
	vt_until_text(vt, "Search");
	type_case(vt);
	read_everything(vt);
	seen = look(&looked, vt);
	assert_int_equal(seen.count[WORD_PASSPHRASE], 0);
	/* The looking finds what is there. */
	assert_true(seen.count[WORD_NAME] > 0);
	assert_true(seen.count[WORD_NOTE] > 0);
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_until_no_text(vt, "Zwaluwstaart");
	seen = look(&looked, vt);
	for (int i = 0; i < WORDS; i++)
		if (seen.count[i] != 0)
			print_error(
			    "%s: %ld times in memory\n", words[i], seen.count[i]);
	for (int i = 0; i < WORDS; i++)
		assert_int_equal(seen.count[i], 0);
	end(&looked, vt);
}

/* From the first letter on, also one that is taken back, and a second try. */
static void passphrase_is_typed_into_guarded_memory(void **state)
{
	struct looked looked = { 0 };
	struct seen seen;
	struct vt *vt;

	(void)state;
	if (SUPPORT_SANITIZED)
		skip();
	vt = start(&looked);
	vt_until_text(vt, "anna");
	vt_keys(vt, PASSPHRASE);
	vt_until_text(vt, "(hidden)");
	vt_keys(vt, "x" BACKSPACE);
	vt_keys(vt, F8);
	vt_until_text(vt, "Wachtzin");
	seen = look(&looked, vt);
	assert_int_equal(seen.count[WORD_PASSPHRASE], 1);
	assert_int_equal(seen.ordinary[WORD_PASSPHRASE], 0);
	vt_keys(vt, "x" ENTER);
	vt_until_text(vt, "klopt niet");
	seen = look(&looked, vt);
	assert_int_equal(seen.count[WORD_PASSPHRASE], 0);
	end(&looked, vt);
}

static void nobody_gets_a_dump_of_it_or_traces_it(void **state)
{
	struct looked looked = { 0 };
	struct seen seen;
	struct vt *vt;

	(void)state;
	if (SUPPORT_SANITIZED)
		skip();
	vt = start(&looked);
	vt_until_text(vt, "Unlock the ledger");
	seen = look(&looked, vt);
	assert_int_equal(seen.dumpable, 0);
	assert_int_equal(seen.core, 0);
	end(&looked, vt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_gets_a_dump_of_it_or_traces_it),
		cmocka_unit_test(passphrase_is_typed_into_guarded_memory),
		cmocka_unit_test(nothing_remains_after_locking),
	};

	return cmocka_run_group_tests_name("tui remains", tests, NULL, NULL);
}

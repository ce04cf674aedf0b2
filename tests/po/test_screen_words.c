/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The screens in the language that does not exist: everything that is said stands
 * between brackets, and the line of keys, which is half as long again as in English,
 * still ends with a bracket wherever it began with one.
 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "../tui/vt.h"
#include "sentence.h"

/* A walk through the desk: what is pressed, what then stands there and did not before,
 * and what stands among the keys at the bottom, which is painted last. */
struct step {
	const char *keys;
	const char *shows;
	const char *bottom;
};
static const struct step steps[] = {
	{ "", "⟦Seeaarch⟧", "⟦Caalcuulaatee⟧" },
	{ "\033OP", "⟦Heelp: thee keeys⟧", "⟦Baack⟧" },
	{ "\033[21~", "⟦Seeaarch⟧", "⟦Caalcuulaatee⟧" },
	{ "\r", "⟦Deepaartuuree⟧", "⟦Saavee⟧" },
	{ "\033[17~\033OR", "⟦Why: ", "⟦Baack⟧" },
	{ "\033[21~", "⟦AAppliiees: ", "⟦Saavee⟧" },
	{ "\033OS", "⟦Coompaariisoon ", "⟦Baack⟧" },
	{ "\033[21~", "⟦AAppliiees: ", "⟦Saavee⟧" },
	{ "\033[15~", "⟦Suummaary foor thee aappliicaant⟧", "⟦Reeaadeer⟧" },
	{ "\033[17~", "⟦Suummaary foor thee fiilee⟧", "⟦Reeaadeer⟧" },
	{ "\033[21~", "⟦AAppliiees: ", "⟦Saavee⟧" },
	{ "\033[21~", "⟦Seeaarch⟧", "⟦Caalcuulaatee⟧" },
	{ "\033[15~", "⟦Reepoorts ooveer aall caasees⟧", "⟦Maakee thee reepoort⟧" },
	{ "\033[15~", "⟦Reeceeiivee mooree⟧", "⟦Saavee⟧" },
	{ "\r", "⟦EEnteer oopeens thee caasee", "⟦OOpeen⟧" },
	{ "\033[21~", "⟦Reeceeiivee mooree⟧", "⟦Saavee⟧" },
	{ "\033[21~\033OC\033[15~", "⟦Reegiisteereed peer yeeaar⟧", "⟦Saavee⟧" },
	{ "\033[21~\033OC\033[15~", "⟦Caasees peer moonth⟧", "⟦Saavee⟧" },
};

static int count(const char *text, const char *piece)
{
	int found = 0;

	for (; (text = strstr(text, piece)) != NULL; text += strlen(piece))
		found++;
	return found;
}

/* Everything that is to be seen after a step, and in one language. */
static bool is_right(const struct vt *vt, const void *data)
{
	const struct step *step = data;
	char *screen = vt_screen(vt);
	char *outside = support_outside_brackets(screen);
	char *bottom = vt_row(vt, vt_rows(vt) - 1);
	bool right = strstr(screen, step->shows) != NULL &&
	    strstr(bottom, step->bottom) != NULL && !sentence_stands_in(outside) &&
	    count(bottom, "⟦") == count(bottom, "⟧");

	g_free(bottom);
	g_free(outside);
	g_free(screen);
	return right;
}

static void walk(int rows, int columns)
{
	char *program = support_build("tests/po/pseudo/src/terugkeerdesk");
	const char *const argv[] = { program, "--demo", NULL };
	struct vt *vt = vt_spawn(argv, NULL, rows, columns);

	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		vt_keys(vt, steps[i].keys);
		vt_until(vt, is_right, &steps[i],
		    "this screen, with no word outside brackets and no key clipped");
	}
	vt_free(vt);
	g_free(program);
}

static void a_wide_window_speaks_one_language(void **state)
{
	(void)state;
	walk(40, 120);
}

static void a_small_window_speaks_one_language(void **state)
{
	(void)state;
	walk(24, 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wide_window_speaks_one_language),
		cmocka_unit_test(a_small_window_speaks_one_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

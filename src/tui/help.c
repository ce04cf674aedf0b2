/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>

#include "reading.h"
#include "words.h"

static char *keys_of(const struct binding *binding)
{
	GString *keys = g_string_new(NULL);

	for (int i = 0; i < KEYMAP_KEYS_MAX && binding->key[i] != 0; i++) {
		char *name = keymap_key_name(binding->key[i]);
		if (*name != '\0')
			g_string_append_printf(keys, "%s%s", keys->len > 0 ? ", " : "", name);
		g_free(name);
	}
	return g_string_free(keys, FALSE);
}

static void add_key(struct pager *pager, const struct binding *binding)
{
	char *keys = keys_of(binding);

	pager_addf(pager, LOOK_NORMAL, 2, "%s: %s", keys, _(binding->help));
	g_free(keys);
}

/* Rows that hold everywhere stand once, at the end. */
static void add_context(struct pager *pager, unsigned context)
{
	const struct binding *binding;
	bool any = false;

	for (size_t i = 0; (binding = keymap_binding(i)) != NULL; i++) {
		if (binding->contexts == CONTEXT_ALL || (binding->contexts & context) == 0)
			continue;
		if (!any) {
			pager_space(pager);
			pager_add(
			    pager, LOOK_HEADING, 0, PAGER_TEXT, _(keymap_context_name(context)));
		}
		add_key(pager, binding);
		any = true;
	}
}

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	unsigned here = GPOINTER_TO_UINT(data);
	const struct binding *binding;

	(void)tui;
	pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
	    _("Without function keys: Esc and then a digit is F1 to F9, Esc and 0 is F10. "
	      "Esc twice cancels."));
	for (unsigned context = 1; context < CONTEXT_ALL; context <<= 1) {
		if (context & here)
			add_context(pager, context);
	}
	pager_space(pager);
	pager_add(pager, LOOK_HEADING, 0, PAGER_TEXT, _("Everywhere"));
	for (size_t i = 0; (binding = keymap_binding(i)) != NULL; i++) {
		if (binding->contexts == CONTEXT_ALL)
			add_key(pager, binding);
	}
	for (unsigned context = 1; context < CONTEXT_ALL; context <<= 1) {
		if (!(context & here))
			add_context(pager, context);
	}
}

void help_open(struct tui *tui, unsigned contexts)
{
	static const struct reading help = { .title = N_("Help: the keys"), .fill = fill };

	reading_open(tui, &help, GUINT_TO_POINTER(contexts));
}

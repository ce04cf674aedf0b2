/* SPDX-License-Identifier: EUPL-1.2 */
#include "usage.h"

#include <glib.h>

#include "words.h"

void usage_set(struct usage *usage, enum usage_kind kind, const char *what,
    const char *found, const char *expected)
{
	if (usage->kind != USAGE_FINE)
		return;
	usage->kind = kind;
	fault_set(&usage->fault, FAULT_USAGE, what, found, expected);
}

char *usage_sentence(const struct usage *usage)
{
	const char *what = usage->fault.place;
	const char *found = usage->fault.found;
	const char *expected = usage->fault.expected;

	switch (usage->kind) {
	case USAGE_OPTION_UNKNOWN:
		return g_strdup_printf(
		    _("there is no option “%s”; --help shows all of them"), what);
	case USAGE_OPTION_VALUE:
		return g_strdup_printf(
		    _("the option %s needs a value: %s"), what, _(expected));
	case USAGE_OPTION_FLAG:
		return g_strdup_printf(
		    _("the option %s takes no value; found “%s”"), what, found);
	case USAGE_OPTION_EMPTY:
		return g_strdup_printf(_("the value of %s is empty"), what);
	case USAGE_OPTION_CHOICE:
		return g_strdup_printf(_("“%s” cannot follow %s; expected one of: %s"),
		    found, what, expected);
	case USAGE_OPTION_TEXT:
		return g_strdup_printf(
		    _("the value of %s cannot be used: %s"), what, found);
	case USAGE_OPTION_COMMAND:
		if (*found == '\0')
			return g_strdup_printf(_("the option %s needs a command"), what);
		return g_strdup_printf(
		    _("the option %s does not go with “%s”"), what, found);
	case USAGE_COMMAND_UNKNOWN:
		return g_strdup_printf(
		    _("there is no command “%s”; --help shows all of them"), what);
	case USAGE_COMMAND_PART:
		return g_strdup_printf(
		    _("the command “%s” needs one of: %s"), what, expected);
	case USAGE_ARGUMENT_MISSING:
		return g_strdup_printf(_("the command “%s” needs %s"), what, _(expected));
	case USAGE_ARGUMENT_EXTRA:
		return g_strdup_printf(
		    _("the command “%s” does not take “%s”"), what, found);
	case USAGE_EITHER:
		return g_strdup_printf(
		    _("the command “%s” takes one of %s, not both"), what, _(expected));
	case USAGE_STDIN_TWICE:
		return g_strdup_printf(
		    _("“%s” and “%s” cannot both read from standard input"), what, found);
	case USAGE_TOGETHER:
		return g_strdup_printf(_("%s and “%s” do not go together"), what, found);
	case USAGE_NO_TERMINAL:
		return g_strdup(
		    _("the desk needs a terminal; in a script, use one of the commands "
		      "that --help shows"));
	case USAGE_FINE:
		break;
	}
	return g_strdup("");
}

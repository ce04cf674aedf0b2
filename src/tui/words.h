/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words.h - the words of the screen: gettext, as functions that the compiler checks.
 */
#ifndef TERUGKEERDESK_SRC_TUI_WORDS_H
#define TERUGKEERDESK_SRC_TUI_WORDS_H

#include <glib.h>
#include <libintl.h>

#include "terugkeerdesk/core/lang.h"

static inline __attribute__((format_arg(1))) const char *_(const char *msgid)
{
	return *msgid ? gettext(msgid) : "";
}

static inline __attribute__((format_arg(1), format_arg(2))) const char *_n(
    const char *one, const char *many, unsigned long count)
{
	return ngettext(one, many, count);
}

/* A short word that needs its context to be translated. */
static inline __attribute__((format_arg(2))) const char *C_(
    const char *context, const char *msgid)
{
	return g_dpgettext2(NULL, context, msgid);
}

/* Marks such a word where it stands in a table; `C_(context, word)` translates it. */
#define NC_(context, msgid) msgid

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/words.h - sentences in the user's language.
 */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <libintl.h>

/* The translation of a msgid; "" stays "" (gettext would give its own header). */
__attribute__((format_arg(1))) static inline const char *_(const char *msgid)
{
	return *msgid == '\0' ? msgid : gettext(msgid);
}

static inline __attribute__((format_arg(1), format_arg(2))) const char *_n(
    const char *one, const char *many, unsigned long count)
{
	return ngettext(one, many, count);
}

#endif

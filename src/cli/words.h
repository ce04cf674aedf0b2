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

#endif

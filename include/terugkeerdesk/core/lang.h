/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/lang.h - the two languages of the desk.
 *
 * Only what must differ by language inside values (names of countries and
 * policies in our own data, the way an amount or a date is written) knows this
 * type.  Sentences are translated by the front ends with gettext.
 */
#ifndef TERUGKEERDESK_CORE_LANG_H
#define TERUGKEERDESK_CORE_LANG_H

/* Marks a msgid for xgettext where it stands; translated later, by a front end. */
#define N_(msgid) msgid

enum lang {
	LANG_NL,
	LANG_EN,
	LANG_COUNT
};

/* "nl" or "en". */
const char *lang_tag(enum lang lang);

/* "in Dutch", a msgid. */
const char *lang_label(enum lang lang);

/*
 * lang_from_tag(tag, ret):
 * Recognise "nl", "en" and locale names that begin with them ("nl_NL.UTF-8").
 * Returns 0, or -1 for any other tag (or NULL); *ret is then untouched.
 */
int lang_from_tag(const char *tag, enum lang *ret);

#endif

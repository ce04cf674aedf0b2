/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/likeness.h - is this person perhaps somebody whom we know already?
 *
 * Three reasons to look again, the strongest first:
 *   the same V-number, blanks, points and a V in front aside;
 *   the same words of a name, in any order;
 *   the same birth date, the same nationality, and one similar word of a name.  The 1st
 *   of January does not count, so many papers carry it.
 * Words are compared as text_fold writes them, so accents, ø, ł and ı make no difference.
 * Two words are similar when they are the same and longer than one character, or when both
 * have at least five characters and one letter was left out, added, replaced, or swapped
 * with the next.  A person has names in two scripts: each is compared with each.
 */
#ifndef TERUGKEERDESK_CORE_LIKENESS_H
#define TERUGKEERDESK_CORE_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The numbers stand in logs: they never change. */
enum likeness {
	LIKENESS_NONE,
	LIKENESS_V_NUMBER,
	LIKENESS_NAME,
	LIKENESS_BIRTH,
	LIKENESS_COUNT
};
/* A stable word ("v_number"), and what to tell people, as a msgid. */
const char *likeness_word(enum likeness likeness);
const char *likeness_label(enum likeness likeness);

/* Folded text, without NUL. */
struct likeness_text {
	const char *at;
	size_t size;
};
struct likeness_person {
	struct likeness_text name, name_latin, v_number;
	int64_t born;         /* partial_date_pack; 0: not known */
	uint16_t nationality; /* country_code; COUNTRY_NONE: not known */
};

/* The strongest reason that holds. */
enum likeness likeness_of(
    const struct likeness_person *one, const struct likeness_person *other);

/* Both UTF-8. */
bool likeness_similar(struct likeness_text one, struct likeness_text other);

/*
 * likeness_marks(person, ret):
 * Numbers of which two persons who are alike share at least one, so that those who may be
 * are found without comparing everybody.  Returns how many were written.
 */
#define LIKENESS_MARKS 4
size_t likeness_marks(
    const struct likeness_person *person, uint32_t ret[LIKENESS_MARKS]);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/text.h - text in any script: NFC, grapheme clusters, folding.
 *
 * All text inside the desk is valid UTF-8 in NFC without control characters and
 * without characters that override the direction of writing.  text_normalise is
 * the one gate; what came through it is called "clean".  U+200C and U+200D (ZWNJ,
 * ZWJ) are kept: Persian and Indic names need them.
 */
#ifndef TERUGKEERDESK_CORE_TEXT_H
#define TERUGKEERDESK_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;

/*
 * text_normalise(input, lines, place, ret, fault):
 * Make clean text of `input` (NUL-terminated): NFC, spaces at both ends taken
 * off, runs of blanks (U+00A0 and tabs among them) to one space.  `lines`: keep
 * LF (and turn CR and CRLF into it), without blanks around it; else a line end counts
 * as a blank.
 * Fails with FAULT_UTF8, or FAULT_CONTROL whose `found` names the character
 * ("U+202E"): C0 and C1 controls, U+200E, U+200F, U+061C, U+202A..U+202E,
 * U+2066..U+2069, U+FEFF, U+FFFE/U+FFFF and other non-characters, U+2028/9.
 * On success *ret is new memory for the caller to g_free.
 */
int text_normalise(const char *input, bool lines, const char *place, char **ret,
    struct fault *fault);

/* Wipe and free a text that may say something about a person; NULL is fine. */
void text_free(char *text);

/* Valid UTF-8 in NFC, and decomposed for compatibility (NFKD).  New memory, to text_free;
 * no other copy of it stays in memory. */
char *text_compose(const char *text);
char *text_decompose(const char *text);

/* May this single character stand in text?  (LF only where `lines`.) */
bool text_character_allowed(uint32_t character, bool lines);

/*
 * Grapheme clusters of clean text: what a person calls one letter.
 * text_next returns the byte offset after the cluster that starts at `at`, the
 * length at the end; text_previous the start of the cluster before `at`, or 0.
 */
size_t text_next(const char *text, size_t at);
size_t text_previous(const char *text, size_t at);
size_t text_clusters(const char *text);

/* Columns on a terminal, by Unicode's own tables (the document renderer wraps with
 * it; on the screen src/tui/text.c asks the C library, as ncurses does). */
int text_width(const char *text, size_t length);

/*
 * text_fold(text):
 * The key for searching and comparing: case and accents aside, and the letters
 * that Unicode does not take apart (ø o, ł l, ı i, đ d, ß ss, æ ae, þ th, ...)
 * written plainly, Persian and Arabic yeh and kaf alike, digits of any script as 0-9.
 * Invisible characters (ZWNJ) go; runs of anything else become one space.
 * New memory, to g_free.  text_fold is idempotent.
 */
char *text_fold(const char *text);

/* Copy at most size-1 bytes, cut at a cluster boundary, "…" added where cut and
 * where it fits.  Returns ret. */
char *text_copy(char *ret, size_t size, const char *text);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/page/setter.h - documents set by the real program, and its files read by poppler.
 */
#ifndef TERUGKEERDESK_TESTS_SETTER_H
#define TERUGKEERDESK_TESTS_SETTER_H

#include "support.h"

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/page.h"

/* A folder with settings for fonts of its own: the same on every machine. */
struct setter {
	char *folder;
	char *fonts; /* FONTCONFIG_FILE=... with the fonts that the desk needs */
	char *none;  /* the same without any font */
	char *usual; /* nothing about fonts: those that the machine has */
	char *pdf;   /* path of the last file */
	char *picture; /* path of a picture of it, but for the end */
	GArray *sheets; /* of it, size_t: the block that each begins with */
};
int setter_begin(void **state);
int setter_end(void **state);

/* Bytes to the program; its file or fault.  `fonts`: one of the settings above. */
int setter_send(struct setter *setter, const char *request, const char *fonts,
    struct fault *fault);
/* A document in a language, to setter->pdf. */
int setter_set(struct setter *setter, const struct document *document, enum lang lang,
    const char *fonts, struct fault *fault);
/* The same, which must not fail. */
void setter_fine(struct setter *setter, const struct document *document, enum lang lang);
/* The same, but false for Chinese, Japanese and Korean, which need a font of 90 MB. */
bool setter_can(struct setter *setter, const struct document *document, enum lang lang);

/* What a program of poppler says of setter->pdf, with one option (NULL: none); g_free. */
char *setter_ask(struct setter *setter, const char *program, const char *option);

/* One word on paper. */
struct setter_word {
	int page; /* from 1 */
	double left, top, width, height;
	char *text;
};
/* All words, in reading order; an array of struct setter_word, to g_array_unref. */
GArray *setter_words(struct setter *setter);

#endif

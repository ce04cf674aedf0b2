/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document/wrap.h - clean text cut into lines that fit.
 */
#ifndef TERUGKEERDESK_SRC_DOCUMENT_WRAP_H
#define TERUGKEERDESK_SRC_DOCUMENT_WRAP_H

#include <glib.h>

/*
 * wrap_lines(text, width):
 * Lines of at most `width` columns (at least 1), broken at line ends and spaces, and
 * inside a word only where it is wider than a whole line, between clusters.  A cluster
 * wider than the line stands alone.  At least one line, perhaps empty.  The array owns
 * its strings; g_ptr_array_unref.
 */
GPtrArray *wrap_lines(const char *text, int width);

/* Columns of the widest line, and of the widest word, when nothing is broken. */
int wrap_widest_line(const char *text);
int wrap_widest_word(const char *text);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/told_lines.h - a document as lines to keep, and what differs between two of them.
 */
#ifndef DESK_TOLD_LINES_H
#define DESK_TOLD_LINES_H

#include <glib.h>

#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/document.h"

/*
 * A line is a block in words, a paragraph as a whole, without the cells that say only when
 * it was made.  Its first byte is LINE_HEADING or LINE_TEXT.  Arrays of lines own them and
 * wipe them: g_ptr_array_unref.
 */
#define LINE_HEADING '#'
#define LINE_TEXT    ' '
GPtrArray *told_lines_of(
    const struct document *document, const struct catalogue *catalogue);

/* As one text, a line each, and back.  text_free. */
char *told_lines_join(const GPtrArray *lines);
GPtrArray *told_lines_split(const char *text);

/*
 * told_lines_compare(then, now, ret):
 * What is no longer there, what is new, and what says something else, in the order of the
 * document.  New memory in *ret, each with its texts; returns how many.
 */
size_t told_lines_compare(
    const GPtrArray *then, const GPtrArray *now, struct desk_told_line **ret);

#endif

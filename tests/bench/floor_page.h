/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/bench/floor_page.h - the same text as a page, set by pango and cairo alone.
 *
 * The same words in the same fonts, sizes and columns on as many sheets; no structure, no
 * chart, no repeated heads, no check whether it fits.  All text is laid out at one size and
 * scaled, as the page does it: a font for each size would make the floor slower.
 */
#ifndef TERUGKEERDESK_TESTS_FLOOR_PAGE_H
#define TERUGKEERDESK_TESTS_FLOOR_PAGE_H

#include <stdio.h>

#include <glib.h>

/* Append some words, strong or not, of `size` points; `column` of so many beside each
 * other.  The first column, and "break" for a new sheet, begin a line. */
void floor_page_put(GString *text, double size, int column, int columns, const char *markup);
void floor_page_break(GString *text);

/* Set all that as an A4 file. */
void floor_page_set(const char *text, FILE *out);

#endif

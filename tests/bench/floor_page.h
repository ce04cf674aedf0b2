/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/bench/floor_page.h - the same text as a page, set by pango and cairo alone.
 */
#ifndef TERUGKEERDESK_TESTS_FLOOR_PAGE_H
#define TERUGKEERDESK_TESTS_FLOOR_PAGE_H

#include <stdio.h>

/* Every line as a paragraph below the last, in an A4 file. */
void floor_page_set(char *const *lines, FILE *out);

#endif

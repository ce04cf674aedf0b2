/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/page/random_page.h - documents of random blocks, each cell of which has a name.
 *
 * A cell begins with a word of its own, "k17", and goes on with words of several scripts
 * and lengths: what stands where on paper is found by the names.
 */
#ifndef TERUGKEERDESK_TESTS_RANDOM_PAGE_H
#define TERUGKEERDESK_TESTS_RANDOM_PAGE_H

#include "support.h"

#include <glib.h>

#include "terugkeerdesk/document/document.h"

struct random_row {
	int first, cells; /* the number of the first name, and how many */
};

struct random_page {
	struct document document;
	int names;    /* 1 .. names */
	GArray *rows; /* struct random_row */
};

/* At least one name.  Release with random_page_clear. */
void random_page_make(struct support_random *random, struct random_page *ret);
void random_page_clear(struct random_page *page);

/* The number of a name; 0: it is none. */
int random_page_name(const char *word);

#endif

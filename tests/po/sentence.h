/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/po/sentence.h - does a text hold a sentence?
 */
#ifndef TERUGKEERDESK_TESTS_SENTENCE_H
#define TERUGKEERDESK_TESTS_SENTENCE_H

#include <stdbool.h>

/* Three words in a row with single spaces, of which only the first may begin with a
 * capital: no name is like that, and no command of ours. */
bool sentence_stands_in(const char *text);

#endif

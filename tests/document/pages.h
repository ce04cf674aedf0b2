/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/document/pages.h - summaries of the cases in tests/document/cases, made of the
 * real policies.
 */
#ifndef TERUGKEERDESK_TESTS_PAGES_H
#define TERUGKEERDESK_TESTS_PAGES_H

#include "support.h"

#include "terugkeerdesk/document/catalogue.h"
#include "terugkeerdesk/document/summary.h"

#define PAGES_COLUMNS 80

/* The cases, NULL-ended; the readers' names, by enum summary_for. */
extern const char *const pages_cases[];
extern const char *const pages_readers[];

/* Policies and countries of a data folder, for all pages until pages_end. */
void pages_begin(const char *data_folder);
void pages_end(void);

/* The blocks of a page of a case, dated 1 December 2026. */
void pages_make(const char *name, enum summary_for reader, enum lang lang,
    struct document *ret);
/* The same as text; g_free. */
char *pages_text(const char *name, enum summary_for reader, enum lang lang);

#endif

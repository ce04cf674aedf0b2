/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/document/pages.h - summaries of the cases in tests/document/cases, made of the
 * real policies.
 */
#ifndef TERUGKEERDESK_TESTS_PAGES_H
#define TERUGKEERDESK_TESTS_PAGES_H

#include "support.h"

#include <glib.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/policy.h"
#include "terugkeerdesk/document/catalogue.h"
#include "terugkeerdesk/document/summary.h"

#define PAGES_COLUMNS      80
#define PAGES_ORGANISATION "Stichting Testbalie"

/* Names of the readers, by enum summary_for. */
extern const char *const pages_readers[];

/* The cases in tests/document/cases; with `examples` those of data/examples too.  Paths,
 * sorted; the array owns them. */
GPtrArray *pages_cases(bool examples);
GPtrArray *pages_examples(void); /* those of data/examples alone */
void pages_read_case(const char *path, struct case_file *ret);

/* Policies and countries of a data folder, for all pages until pages_end. */
void pages_begin(const char *data_folder);
void pages_end(void);
const struct policy_set *pages_policies(void);
/* The same with the data of the tree, before and after a group of tests. */
int pages_setup(void **state);
int pages_teardown(void **state);

/* The blocks of a page of the case at `path`, dated 1 December 2026. */
void pages_make(const char *path, enum summary_for reader, enum lang lang,
    struct document *ret);
/* The same of a case that is not in a file; it may have nothing answered at all. */
void pages_make_of(const struct case_file *file, enum summary_for reader, enum lang lang,
    struct document *ret);
/* A document as text; g_free. */
char *pages_set(const struct document *document, enum lang lang, int columns);
/* A page as text; g_free. */
char *pages_text(const char *path, enum summary_for reader, enum lang lang);

#endif

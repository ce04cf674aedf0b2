/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/core/random_case.h - cases by chance, for tests of properties.
 */
#ifndef TERUGKEERDESK_TESTS_RANDOM_CASE_H
#define TERUGKEERDESK_TESTS_RANDOM_CASE_H

#include "support.h"
#include "terugkeerdesk/core/case_file.h"

/* An answer that can be given to this fact; never "not answered". */
void random_value(struct support_random *random, const struct fact *fact,
    struct value *ret);

/* A whole case that passes case_file_check (not a draft): any facts answered or not,
 * 1 to 6 persons, a few overrides.  *ret must be zeroed or clear. */
void random_case(struct support_random *random, struct case_file *ret);

#endif

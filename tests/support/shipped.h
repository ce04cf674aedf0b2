/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/support/shipped.h - the rules that come with the program, compiled.
 */
#ifndef TERUGKEERDESK_TESTS_SHIPPED_H
#define TERUGKEERDESK_TESTS_SHIPPED_H

#include "terugkeerdesk/core/assess.h"

/* Read once for all tests of a program (a group setup), and cleared (its teardown). */
int shipped_read(void **state);
int shipped_clear(void **state);
const struct rulebook *shipped_rules(void);

struct case_file;

/* A case, projected and assessed. */
struct shipped_calculation {
	struct household_of_case of_case;
	struct assessment assessment;
};
/* Fails the test when the case is not one that the rules can take.  g_free. */
struct shipped_calculation *shipped_calculate(const struct case_file *file);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/policy/country_list.h - the lists of countries.ini and the exceptions to them.
 */
#ifndef TERUGKEERDESK_SRC_POLICY_COUNTRY_LIST_H
#define TERUGKEERDESK_SRC_POLICY_COUNTRY_LIST_H

#include "country_reading.h"

/* Read reading->section, [list NAME], into the table, where every country is. */
void country_list_read(struct country_reading *reading, const char *name);

/* Read reading->section, [exception NAME]; the lists are there. */
void country_exception_read(struct country_reading *reading);

#endif

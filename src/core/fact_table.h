/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/fact_table.h - the rows of the table of facts.
 */
#ifndef CORE_FACT_TABLE_H
#define CORE_FACT_TABLE_H

#include "terugkeerdesk/core/fact.h"

extern const struct fact fact_table[FACT_COUNT];

#endif

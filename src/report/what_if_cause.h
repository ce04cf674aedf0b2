/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report/what_if_cause.h - why the amount for a household is a range.
 */
#ifndef TERUGKEERDESK_SRC_REPORT_WHAT_IF_CAUSE_H
#define TERUGKEERDESK_SRC_REPORT_WHAT_IF_CAUSE_H

#include "terugkeerdesk/report/what_if.h"

/* Note what the range of one household comes from, on each side where it is one. */
void what_if_cause_add(struct what_if *what_if,
    const struct household *const household[WHAT_IF_SIDES],
    const struct spread *const spread[WHAT_IF_SIDES], int64_t times);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report/what_if_cause.h - why the amount for a household is a range.
 */
#ifndef TERUGKEERDESK_SRC_REPORT_WHAT_IF_CAUSE_H
#define TERUGKEERDESK_SRC_REPORT_WHAT_IF_CAUSE_H

#include "terugkeerdesk/report/what_if.h"

/* Note what the range of one household on one side comes from. */
void what_if_cause_add(struct what_if *what_if, enum what_if_side side,
    const struct household *household, const struct spread *spread, int64_t times);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/line.h - a line of a package: when, how and by whom a component is paid.
 */
#ifndef TERUGKEERDESK_SRC_CORE_LINE_H
#define TERUGKEERDESK_SRC_CORE_LINE_H

#include "terugkeerdesk/core/assess.h"

#include "share.h"

/* The line of a component without its amount, the same for every person.  False: the
 * package does not pay it for any departure kind that is possible. */
bool line_describe(const struct share_case *of_case, enum package package, int component,
    struct line *ret);

/* Who pays it by this route: a set of enum payer. */
uint8_t line_payers(const struct component_rule *rule, small_answer route);

/* Fill in person and amount. */
void line_fill(struct line *line, int person, const struct sum *amount);

/* Certainly nothing is paid. */
bool line_is_nothing(const struct line *line);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/policy/check.h - what must hold between the keys of a section, and between the
 * sections of a file.  What needs other files is the rulebook's business.
 */
#ifndef TERUGKEERDESK_SRC_POLICY_CHECK_H
#define TERUGKEERDESK_SRC_POLICY_CHECK_H

#include "format.h"

void check_head(struct format_reading *reading, struct policy *policy);

/* Each finishes the rule (what follows from several keys) and complains; `policy` holds
 * its head and the sections before this one, `rule` is the struct of the section. */
void check_component(
    struct format_reading *reading, const struct policy *policy, void *rule);
void check_condition(
    struct format_reading *reading, const struct policy *policy, void *rule);
void check_amount(
    struct format_reading *reading, const struct policy *policy, void *rule);
void check_overlay(
    struct format_reading *reading, const struct policy *policy, void *rule);
void check_applies(
    struct format_reading *reading, const struct policy *policy, void *rule);
void check_notice(
    struct format_reading *reading, const struct policy *policy, void *rule);

/* The tests of conditions: a file of its own. */
void check_test(struct format_reading *reading, struct condition_rule *rule);

/* What holds between the sections of a file that were all understood.  False after a
 * complaint. */
bool check_policy(const struct ini *ini, const struct ini_section *head,
    const struct policy *policy, struct faults *faults);

/* Complain when the period ends before it begins. */
void check_period(struct format_reading *reading, struct period period);

#endif

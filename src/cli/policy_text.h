/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/policy_text.h - one policy as text for people.
 */
#ifndef CLI_POLICY_TEXT_H
#define CLI_POLICY_TEXT_H

#include "terugkeerdesk/core/rulebook.h"

/* Print all that a policy file says, with its sources, on standard output. */
void policy_text_print(
    const struct policy *policy, const struct rulebook *rulebook, enum lang lang);

#endif

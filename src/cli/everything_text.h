/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/everything_text.h - all that is held about a case, for the person it is about.
 */
#ifndef CLI_EVERYTHING_TEXT_H
#define CLI_EVERYTHING_TEXT_H

#include "terugkeerdesk/core/lang.h"

struct desk;
struct desk_everything;

void everything_text_print(
    const struct desk *desk, const struct desk_everything *everything, enum lang lang);

#endif

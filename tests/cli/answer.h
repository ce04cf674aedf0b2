/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/cli/answer.h - what the program said of a trend.
 */
#ifndef TERUGKEERDESK_TESTS_CLI_ANSWER_H
#define TERUGKEERDESK_TESTS_CLI_ANSWER_H

#include <glib.h>
#include <jansson.h>

#include "program.h"

/* The JSON of the last run; must be a trend. */
json_t *answer_json(const struct room *room);
/* A member that must be a whole number. */
int answer_number(json_t *json, const char *key);
/* The last run must have said this. */
void answer_says(const struct room *room, const char *part);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/exchange/calculation_json.h - terugkeerdesk-calculation/1, out.
 */
#ifndef TERUGKEERDESK_EXCHANGE_CALCULATION_JSON_H
#define TERUGKEERDESK_EXCHANGE_CALCULATION_JSON_H

#include <stdbool.h>

#include "terugkeerdesk/core/assess.h"

struct fault;
struct writer;

/* One calculation as JSON (pretty or on one line, no line end).  New memory, g_free. */
char *calculation_json_write(const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment, bool pretty);

/* A sum as the contract has it: {"min": ..., "max": ...}. */
void calculation_json_sum(struct writer *writer, const char *key, const struct sum *sum);

/* The object that stands in the place of a bad line or is the --json form of an error;
 * `message` is the sentence, already in the user's language.  New memory, g_free. */
char *error_json_write(const char *format, const struct fault *fault, const char *message);

#endif

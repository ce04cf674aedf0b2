/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/exchange/case_json.h - terugkeerdesk-case/1, in and out.
 */
#ifndef TERUGKEERDESK_EXCHANGE_CASE_JSON_H
#define TERUGKEERDESK_EXCHANGE_CASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/case_file.h"

struct fault;

#define CASE_JSON_BYTES_MAX (1 << 20) /* of one case file or line */

/*
 * case_json_read(text, length, draft, ret, fault):
 * Parse one case file.  `ret` is cleared first and filled on success only.  Faults say
 * the place as "persons[2].born_on" (persons counted from 1) and, for bad JSON, the
 * line and column.  Duplicate keys are refused.  Ends with case_file_check(draft).
 */
int case_json_read(const char *text, size_t length, bool draft, struct case_file *ret,
    struct fault *fault);

/* The case file as JSON: only what is answered, keys in intake order; `pretty` over
 * several lines, else one line.  New memory, to g_free. */
char *case_json_write(const struct case_file *file, bool pretty);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_source.h"

#include <inttypes.h>

#include <glib.h>

#include "internal.h"

bool report_progress(const struct desk_watch *watch, int64_t done, int64_t all)
{
	int permille = all > 0 && done < all ? (int)(done * 1000 / all) : 0;

	if (watch == NULL || watch->progress == NULL)
		return true;
	return watch->progress(watch->data, permille);
}

/* Nothing is calculated from rows with an error when that was asked for. */
static int refuse_bad(
    const struct desk_cases *cases, const struct desk_read *read, struct fault *fault)
{
	char count[32];

	if (!cases->strict || read->bad == 0)
		return 0;
	g_snprintf(count, sizeof(count), "%" PRId64, read->bad);
	return fault_set(fault, FAULT_ROWS, cases->path, count, NULL);
}

int report_read(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret,
    struct fault *fault)
{
	*ret = (struct desk_read){ .filter = cases->filter };
	if (case_filter_check(&cases->filter, &desk->countries, fault) != 0)
		return -1;
	if (cases->path != NULL &&
	    report_read_table(desk, cases->path, sink, watch, ret, fault) != 0)
		return -1;
	if (cases->path != NULL)
		return refuse_bad(cases, ret, fault);
	return report_read_ledger(desk, cases, sink, watch, ret, fault);
}

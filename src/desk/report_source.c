/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_source.h"

#include "internal.h"

bool report_progress(const struct desk_watch *watch, int64_t done, int64_t all)
{
	int permille = all > 0 && done < all ? (int)(done * 1000 / all) : 0;

	if (watch == NULL || watch->progress == NULL)
		return true;
	return watch->progress(watch->data, permille);
}

int report_read(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret,
    struct fault *fault)
{
	*ret = (struct desk_read){ .filter = cases->filter };
	if (case_filter_check(&cases->filter, &desk->countries, fault) != 0)
		return -1;
	if (cases->path != NULL)
		return report_read_table(desk, cases->path, sink, watch, ret, fault);
	return report_read_ledger(desk, cases, sink, watch, ret, fault);
}

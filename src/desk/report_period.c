/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/reports.h"

#include <stdio.h>

int desk_period_check(const struct desk_period *period, struct fault *fault)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	char found[2 * DATE_TEXT + 8];

	if (period->from == DAY_NONE || period->to == DAY_NONE ||
	    period->from <= period->to)
		return 0;
	snprintf(found, sizeof(found), "%s \u2026 %s",
	    date_format_iso(from, period->from), date_format_iso(to, period->to));
	return fault_set(fault, FAULT_USAGE, "--from, --to", found,
	    N_("a period that does not end before it begins"));
}

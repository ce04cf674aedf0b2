/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/clock.h"

#include "internal.h"

/* Two machines never agree to the minute. */
#define AGREES_SECONDS (2 * 60 * 60)

int64_t desk_clock_behind(const struct desk *desk)
{
	/* The list has the newest first. */
	const struct ledger_row *newest = ledger_row(desk->ledger, 0);

	if (newest == NULL || newest->saved_at <= desk->env.now() + AGREES_SECONDS)
		return 0;
	return newest->saved_at;
}

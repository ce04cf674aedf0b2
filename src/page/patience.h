/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/patience.h - waiting, until it takes too long or nobody wants it any more.
 *
 * There is no clock here: time is the waiting itself, counted in ticks.  Who asked keeps
 * standard input open for as long as the work is wanted.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_PATIENCE_H
#define TERUGKEERDESK_SRC_PAGE_PATIENCE_H

#include <stdbool.h>

#define PATIENCE_TICK 250 /* milliseconds */

struct patience {
	int input;      /* its end means: stop */
	long most;      /* ticks without progress */
	long left;
	bool cancelled; /* the input ended */
};

void patience_init(struct patience *patience, int input, long seconds);
/* There was progress: start counting again.  A wish to stop stays. */
void patience_renew(struct patience *patience);
/* One tick that passed elsewhere.  False when it was the last one, or on a wish to
 * stop. */
bool patience_tick(struct patience *patience);
/* Wait so many ticks; false as above, at once. */
bool patience_wait(struct patience *patience, int ticks);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "patience.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

void patience_init(struct patience *patience, int input, long seconds)
{
	*patience = (struct patience){ .input = input, .most = seconds * 1000 / PATIENCE_TICK };
	patience->left = patience->most;
}

void patience_renew(struct patience *patience)
{
	patience->left = patience->most;
}

/* Whatever comes in after the request means nothing; only its end does. */
static void look(struct patience *patience, int milliseconds)
{
	struct pollfd input = { .fd = patience->input, .events = POLLIN };
	char bytes[256];
	ssize_t got;

	if (patience->cancelled || poll(&input, 1, milliseconds) != 1)
		return;
	got = read(patience->input, bytes, sizeof bytes);
	if (got == 0 || (got < 0 && errno != EINTR))
		patience->cancelled = true;
}

bool patience_tick(struct patience *patience)
{
	look(patience, 0);
	if (patience->left > 0)
		patience->left--;
	return patience->left > 0 && !patience->cancelled;
}

bool patience_wait(struct patience *patience, int ticks)
{
	for (int i = 0; i < ticks; i++) {
		look(patience, PATIENCE_TICK);
		if (!patience_tick(patience))
			return false;
	}
	return true;
}

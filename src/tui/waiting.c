/* SPDX-License-Identifier: EUPL-1.2 */
#include "waiting.h"

struct screen *waiting_find(struct screen *top, struct pollfd *ret)
{
	*ret = (struct pollfd){ .fd = -1 };
	for (struct screen *screen = top; screen != NULL; screen = screen->below) {
		if (screen->ops->descriptor == NULL)
			continue;
		ret->fd = screen->ops->descriptor(screen, &ret->events);
		if (ret->fd >= 0)
			return screen;
	}
	return NULL;
}

void waiting_wake(struct screen *top, const struct screen *waiting)
{
	struct pollfd now;
	struct screen *screen = waiting_find(top, &now);

	if (screen != NULL && screen == waiting)
		screen->ops->ready(screen);
}

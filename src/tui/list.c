/* SPDX-License-Identifier: EUPL-1.2 */
#include "list.h"

#include <glib.h>

#include "layout.h"

void list_fit(struct list *list, int count, int visible)
{
	list->count = count;
	list->visible = MAX(visible, 0);
	list->focus = CLAMP(list->focus, 0, MAX(count - 1, 0));
	list->scroll = layout_scroll(list->scroll, list->focus, 1, list->visible, count);
}

bool list_command(struct list *list, enum command command)
{
	int page = MAX(list->visible - 1, 1);
	int focus = list->focus;

	switch (command) {
	case COMMAND_UP:
	case COMMAND_PREVIOUS:
		focus--;
		break;
	case COMMAND_DOWN:
	case COMMAND_NEXT:
		focus++;
		break;
	case COMMAND_PAGE_UP:
		focus -= page;
		break;
	case COMMAND_PAGE_DOWN:
		focus += page;
		break;
	case COMMAND_HOME:
		focus = 0;
		break;
	case COMMAND_END:
		focus = list->count - 1;
		break;
	default:
		return false;
	}
	list->focus = CLAMP(focus, 0, MAX(list->count - 1, 0));
	return true;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "rules.h"

#include <glib.h>

#include "reading.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	(void)tui;
	pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
	    _("The policies or the list of countries cannot be used as they are, so nothing "
	      "can be calculated. What is wrong:"));
	reading_add_faults(pager, data);
}

bool rules_ready(struct tui *tui)
{
	static const struct reading wrong = {
		.title = N_("The policies cannot be used"), .fill = fill, .free = reading_free_faults
	};
	struct faults *faults = g_new0(struct faults, 1);

	if (desk_load_rules(tui->desk, faults) == 0) {
		reading_free_faults(faults);
		return true;
	}
	reading_open(tui, &wrong, faults);
	return false;
}

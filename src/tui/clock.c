/* SPDX-License-Identifier: EUPL-1.2 */
/* The clock of this machine, as found when the ledger was unlocked. */
#include "terugkeerdesk/desk/clock.h"

#include "dialog.h"
#include "screens.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

void clock_show(struct tui *tui)
{
	struct dialog_words words = {
		.title = N_("The clock of this machine is behind"),
		/* TRANSLATORS: two moments */
		.text = N_("The newest case was saved on %s, and here it is %s. The dates of what "
		           "you save now would be wrong, and the order of cases too. Ask somebody "
		           "to set the clock before you go on."),
	};
	char then[DESK_TIME_TEXT], now[DESK_TIME_TEXT];
	int64_t saved_at = desk_clock_behind(tui->desk);

	if (saved_at == 0)
		return;
	words.first = desk_time_format(tui->desk, then, saved_at, tui->lang);
	words.second =
	    desk_time_format(tui->desk, now, desk_env(tui->desk)->now(), tui->lang);
	dialog_open(tui, &words, NULL, 0, NULL, NULL);
}

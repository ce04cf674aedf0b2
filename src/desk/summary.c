/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <stdio.h>

#include "internal.h"

#define HEAD_BYTES_SHOWN 8 /* of the head of the log: enough to compare with an eye */

static const char *or_nothing(const char *text)
{
	return text != NULL ? text : "";
}

/* The counsellor's name: that of the unlocked ledger, else as given. */
static const char *counsellor(const struct desk *desk)
{
	if (desk->ledger != NULL && ledger_unlocked(desk->ledger))
		return ledger_actor(desk->ledger)->user;
	return or_nothing(desk->env.user);
}

int desk_summary(struct desk *desk, const struct case_file *file,
    const struct desk_calculation *calculation, const struct desk_case *opened,
    enum summary_for reader, enum lang lang, struct document *ret, struct fault *fault)
{
	const struct config *config = desk->env.config;
	char head_text[2 * HEAD_BYTES_SHOWN + 1] = "";
	struct ledger_head head = { 0 };
	struct summary_frame frame = { .number = opened != NULL ? opened->number : "",
		.revision = opened != NULL ? opened->revision : 0,
		.unsaved = opened != NULL && desk_case_changed(opened),
		.today = desk->env.today(),
		.counsellor = counsellor(desk),
		.logo = or_nothing(config->logo),
		.organisation = or_nothing(config->organisation),
		.contact = or_nothing(config->contact),
		.privacy = or_nothing(config->privacy),
		.log_head = head_text,
		.lang = lang };

	if (reader == SUMMARY_FILE && opened != NULL && opened->in_ledger) {
		if (desk_require_unlocked(desk, fault) != 0 ||
		    ledger_head(desk->ledger, &head, fault) != 0)
			return -1;
		for (int i = 0; i < HEAD_BYTES_SHOWN; i++)
			snprintf(head_text + 2 * i, 3, "%02x", head.hash[i]);
		frame.log_count = (long)head.count;
	}
	summary_make(file, desk->rulebook,
	    calculation->possible ? &calculation->household.household : NULL,
	    calculation->possible ? &calculation->assessment : NULL, reader, &frame, ret);
	return 0;
}

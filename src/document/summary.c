/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/summary.h"

#include <glib.h>

#include "summary_parts.h"

static const char *const titles[] = {
	[SUMMARY_APPLICANT] = N_("What you may receive when you return"),
	[SUMMARY_FILE] = N_("Return support: copy for the file"),
	[SUMMARY_RIAT] = N_("RIAT: what to enter"),
};

void summary_make(const struct case_file *file, const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum summary_for reader, const struct summary_frame *frame, struct document *ret)
{
	const struct summary summary = {
		.file = file,
		.rulebook = rulebook,
		.household = household,
		.assessment = assessment,
		.frame = frame,
		.document = ret,
	};

	ret->title = titles[reader];
	g_free(ret->reference);
	ret->reference = g_strdup(frame->number);
	ret->date = frame->today;
	ret->one_page = reader == SUMMARY_APPLICANT;
	switch (reader) {
	case SUMMARY_APPLICANT:
		summary_applicant(&summary);
		break;
	case SUMMARY_FILE:
		summary_file(&summary);
		break;
	case SUMMARY_RIAT:
		summary_riat(&summary);
		break;
	}
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/summary.h"

#include "summary_parts.h"

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

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/summary.h"

#include <glib.h>

#include "summary_parts.h"

static const struct {
	const char *word, *label, *title;
	void (*make)(const struct summary *summary);
} kinds[SUMMARY_COUNT] = {
	[SUMMARY_APPLICANT] = { "applicant", N_("Summary for the applicant"),
	    N_("What you may receive when you return"), summary_applicant },
	[SUMMARY_FILE] = { "file", N_("Summary for the file"),
	    N_("Return support: summary for the file"), summary_file },
	[SUMMARY_RIAT] = { "riat", N_("Summary for RIAT"), N_("RIAT: what to enter"),
	    summary_riat },
};

const char *summary_label(enum summary_for reader)
{
	return kinds[reader].label;
}

const char *summary_word(enum summary_for reader)
{
	return kinds[reader].word;
}

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

	ret->title = kinds[reader].title;
	g_free(ret->reference);
	ret->reference = g_strdup(frame->number);
	ret->date = frame->today;
	ret->one_page = reader == SUMMARY_APPLICANT;
	kinds[reader].make(&summary);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "applicant.h"

#include <glib.h>

#include "terugkeerdesk/core/rulebook.h"

static bool is_among(const void *list, size_t count, size_t size, const void *section)
{
	const char *first = list, *at = section;

	return count > 0 && at >= first && at < first + count * size;
}

/* Does a section that was borrowed from some policy stand in this one?  NULL: no. */
static bool holds(const struct policy *policy, const void *section)
{
	return is_among(policy->component, policy->component_count,
		   sizeof policy->component[0], section) ||
	       is_among(policy->condition, policy->condition_count,
		   sizeof policy->condition[0], section) ||
	       is_among(policy->overlay, policy->overlay_count,
		   sizeof policy->overlay[0], section);
}

static void add_policy(struct applicant *applicant, const struct policy *policy)
{
	const struct summary *summary = applicant->summary;
	const char *name = summary_parts_choose(summary, policy->name);
	const char *source =
	    rulebook_source(summary->rulebook, policy->source, summary->frame->lang);
	struct cell *cell =
	    document_add(applicant->document, BLOCK_ITEM, N_("“{0}” ({1})."));

	cell_add_text(cell, name);
	cell_add_text(cell, policy->id);
	applicant_words_explain(applicant, name);
	cell_add_text(document_add_cell(applicant->document, N_("Source: {0}.")), source);
	applicant_words_explain(applicant, source);
}

/* Is it a section of this policy that pays, or takes away, something in a package? */
static bool decides(
    const struct summary *summary, enum package package, const struct policy *policy)
{
	const struct package_result *result = &summary->assessment->package[package];
	struct finding *list = g_new(struct finding, FINDINGS_MAX);
	size_t count = finding_list(summary->rulebook, summary->household,
	    summary->assessment, package, list, FINDINGS_MAX);
	bool found = false;

	for (size_t i = 0; i < count && !found; i++)
		found = list[i].answer != ANSWER_MET &&
		    (holds(policy, list[i].overlay) || holds(policy, list[i].rule));
	for (int i = 0; i < result->line_count && !found; i++)
		found = holds(policy, result->line[i].rule);
	g_free(list);
	return found;
}

/* What changes a package and counts here: an exclusion, another amount. */
static void add_amendments(struct applicant *applicant)
{
	const struct policy_set *set = rulebook_policies(applicant->summary->rulebook);

	for (size_t i = 0; i < set->count; i++) {
		const struct policy *policy = set->policy[i];
		bool counts = false;

		if (policy->kind != POLICY_AMENDMENT)
			continue;
		for (int package = 0; package < PACKAGE_COUNT; package++)
			counts |= applicant->about & (package_mask)(1 << package) &&
			    decides(applicant->summary, (enum package)package, policy);
		if (counts)
			add_policy(applicant, policy);
	}
}

void applicant_rules_annex(struct applicant *applicant)
{
	const struct assessment *assessment = applicant->summary->assessment;

	document_add(applicant->document, BLOCK_HEADING, N_("The rules"));
	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (applicant->about & (package_mask)(1 << package))
			add_policy(applicant, assessment->package[package].policy);
	add_amendments(applicant);
	if (assessment->kinds != (kind_mask)(1 << DEPARTURE_FORCED))
		document_add(applicant->document, BLOCK_PARAGRAPH,
		    N_("If you come back later, you may not get this help again."));
}

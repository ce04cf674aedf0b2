/* SPDX-License-Identifier: EUPL-1.2 */
#include "applicant.h"

#include <glib.h>

/* What would hold for one departure kind and route. */
struct alternative {
	int kind;
	int route;
	enum applies applies;
	struct sum total;
};
#define ALTERNATIVES_MAX (DEPARTURE_KIND_COUNT * ROUTE_COUNT)

static bool same_outcome(const struct alternative *one, const struct alternative *other)
{
	return one->applies == other->applies &&
	       one->total.range.min == other->total.range.min &&
	       one->total.range.max == other->total.range.max &&
	       one->total.incomplete == other->total.incomplete;
}

/* Every departure kind that is possible, by every route; what is asked is answered. */
static size_t alternatives_of(
    const struct summary *summary, struct alternative ret[ALTERNATIVES_MAX])
{
	size_t count = 0;

	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
		for (int route = 0; route < ROUTE_COUNT; route++) {
			struct household household = *summary->household;
			struct assessment_sums sums;
			struct alternative *alternative = &ret[count];

			if (!(summary->assessment->kinds & (kind_mask)(1 << kind)))
				continue;
			household.departure_kind = (small_answer)(1 + kind);
			household.route = (small_answer)(1 + route);
			assess_sums(summary->rulebook, &household, &sums);
			*alternative = (struct alternative){
				.kind = kind, .route = route, .applies = sums.applies
			};
			if ((unsigned)sums.applies < PACKAGE_COUNT)
				alternative->total = sums.total[sums.applies];
			count++;
		}
	return count;
}

static bool kind_is_like_first(
    const struct alternative *kind, const struct alternative *first)
{
	for (int route = 0; route < ROUTE_COUNT; route++)
		if (!same_outcome(&kind[route], &first[route]))
			return false;
	return true;
}

static bool route_matters(const struct alternative *kind)
{
	for (int route = 1; route < ROUTE_COUNT; route++)
		if (!same_outcome(&kind[route], &kind[0]))
			return true;
	return false;
}

static void add_row(struct document *document, const struct alternative *alternative,
    bool with_kind, bool with_route)
{
	const char *kind =
	    fact_get(FACT_DEPARTURE_KIND)->choice_labels[alternative->kind];
	const char *route = fact_get(FACT_ROUTE)->choice_labels[alternative->route];
	struct cell *cell = document_add(document, BLOCK_TABLE_ROW, NULL);

	if (with_kind)
		cell_add_msgid(cell, kind);
	if (with_kind || !with_route)
		cell = document_add_cell(document, NULL);
	cell_add_msgid(cell, with_route ? route : N_("everybody"));
	if (alternative->applies == APPLIES_NONE)
		document_add_cell(document, N_("nothing"))->right = true;
	else
		summary_parts_add_sum(
		    document, alternative->total.range, alternative->total.incomplete);
}

static void add_table(struct applicant *applicant, const struct alternative *list,
    size_t count, bool with_kind)
{
	struct document *document = applicant->document;
	struct cell *cell = document_add(document, BLOCK_TABLE_ROW,
	    with_kind ? N_("How you leave") : N_("Who helps you"));

	cell->strong = true;
	if (with_kind)
		document_add_cell(document, N_("Who helps you"))->strong = true;
	cell = document_add_cell(document, N_("In total"));
	cell->strong = cell->right = true;
	for (size_t i = 0; i < count; i += ROUTE_COUNT) {
		bool with_route = route_matters(&list[i]);

		for (int route = 0; route < (with_route ? ROUTE_COUNT : 1); route++)
			add_row(
			    document, &list[i + (size_t)route], with_kind, with_route);
	}
	document_mark(document, BLOCK_TABLE_END);
}

void applicant_choice(struct applicant *applicant)
{
	const struct fact *routes = fact_get(FACT_ROUTE);
	struct alternative list[ALTERNATIVES_MAX];
	size_t count = alternatives_of(applicant->summary, list);
	size_t kept = 0;
	bool matters = false;

	for (size_t i = 0; i < count; i += ROUTE_COUNT) {
		if (i > 0 && kind_is_like_first(&list[i], &list[0]))
			continue;
		for (size_t j = 0; j < ROUTE_COUNT; j++)
			list[kept + j] = list[i + j];
		matters |= route_matters(&list[kept]);
		kept += ROUTE_COUNT;
	}
	if (kept <= ROUTE_COUNT && !matters)
		return;

	bool with_kind = kept > ROUTE_COUNT;

	document_add(applicant->document, BLOCK_HEADING,
	    with_kind ? N_("It depends on how you leave")
		      : N_("You can choose who helps you"));
	document_add(applicant->document, BLOCK_PARAGRAPH,
	    with_kind ? N_("The way you leave decides what you may receive.")
		      : N_("Different organisations give different amounts."));
	for (int route = 0; matters && route < ROUTE_COUNT; route++)
		applicant_words_explain(applicant, routes->choice_labels[route]);
	add_table(applicant, list, kept, with_kind);
}

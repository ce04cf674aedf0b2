/* SPDX-License-Identifier: EUPL-1.2 */
#include "applicant.h"

#include <glib.h>

static bool same_outcome(const struct alternative *one, const struct alternative *other)
{
	return one->applies == other->applies &&
	    one->total.range.min == other->total.range.min &&
	    one->total.range.max == other->total.range.max &&
	    one->total.incomplete == other->total.incomplete;
}

static struct alternative alternative_of(const struct summary *summary, int kind, int route)
{
	struct household household = *summary->household;
	struct alternative ret = { .kind = kind, .route = route };
	struct assessment_sums sums;

	household.departure_kind = (small_answer)(1 + kind);
	household.route = (small_answer)(1 + route);
	assess_sums(summary->rulebook, &household, &sums);
	ret.applies = sums.applies;
	if ((unsigned)sums.applies < PACKAGE_COUNT)
		ret.total = sums.total[sums.applies];
	return ret;
}

/* Do two kinds come to the same, by every route? */
static bool same_kind(const struct alternative *kind, const struct alternative *other)
{
	for (int route = 0; route < ROUTE_COUNT; route++)
		if (!same_outcome(&kind[route], &other[route]))
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

void applicant_choice_find(const struct summary *summary, struct choice *ret)
{
	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++) {
		struct alternative *list = &ret->list[ret->count];

		if (!(summary->assessment->kinds & (kind_mask)(1 << kind)))
			continue;
		for (int route = 0; route < ROUTE_COUNT; route++)
			list[route] = alternative_of(summary, kind, route);
		if (ret->count > 0 && same_kind(list, ret->list))
			continue;
		ret->by_kind |= ret->count > 0;
		ret->by_route |= route_matters(list);
		ret->count += ROUTE_COUNT;
	}
	for (size_t i = 0; i < ret->count; i++)
		if ((unsigned)ret->list[i].applies < PACKAGE_COUNT)
			ret->packages |= (package_mask)(1 << ret->list[i].applies);
}

/* The name of a route, with that of the other route that comes to the same. */
static void add_routes(struct cell *cell, const struct alternative *kind, int route)
{
	const char *const *labels = fact_get(FACT_ROUTE)->choice_labels;

	cell_add_msgid(cell, labels[route]);
	for (int other = route + 1; other < ROUTE_COUNT; other++)
		if (same_outcome(&kind[route], &kind[other]))
			cell_add_msgid(cell, labels[other]);
	if (cell->argument_count > 1)
		cell_set_msgid(cell, N_("{0} or {1}"));
}

/* One row for the routes with the outcome of `route`; -1: the route does not matter. */
static void add_row(struct document *document, const struct choice *choice,
    const struct alternative *kind, int route)
{
	static const char *const kinds[DEPARTURE_KIND_COUNT] = {
		[DEPARTURE_VOLUNTARY] = N_("You leave by yourself"),
		[DEPARTURE_SUPERVISED] = N_("You leave by yourself, from detention"),
		[DEPARTURE_FORCED] = N_("You are forced to leave"),
	};
	const struct sum *total = &kind[MAX(route, 0)].total;
	struct cell *cell = document_add(
	    document, BLOCK_TABLE_ROW, choice->by_kind ? kinds[kind->kind] : NULL);

	if (choice->by_kind && choice->by_route)
		cell = document_add_cell(document, route < 0 ? N_("makes no difference") : NULL);
	if (choice->by_route && route >= 0)
		add_routes(cell, kind, route);
	applicant_amounts_add_sum(document, total->range, total->incomplete);
}

static bool same_as_earlier(const struct alternative *kind, int route)
{
	for (int earlier = 0; earlier < route; earlier++)
		if (same_outcome(&kind[earlier], &kind[route]))
			return true;
	return false;
}

static void add_table(struct document *document, const struct choice *choice)
{
	struct cell *cell = document_add(document, BLOCK_TABLE_ROW,
	    choice->by_kind ? N_("How you leave") : N_("Who helps you"));

	cell->strong = true;
	if (choice->by_kind && choice->by_route)
		document_add_cell(document, N_("Who helps you"))->strong = true;
	cell = document_add_cell(document, N_("In total"));
	cell->strong = cell->right = true;
	for (size_t i = 0; i < choice->count; i += ROUTE_COUNT) {
		const struct alternative *kind = &choice->list[i];

		if (!route_matters(kind))
			add_row(document, choice, kind, -1);
		for (int route = 0; route_matters(kind) && route < ROUTE_COUNT; route++)
			if (!same_as_earlier(kind, route))
				add_row(document, choice, kind, route);
	}
	document_mark(document, BLOCK_TABLE_END);
}

void applicant_choice_show(struct applicant *applicant)
{
	const struct choice *choice = &applicant->choice;
	const struct fact *routes = fact_get(FACT_ROUTE);
	const struct value *chosen =
	    case_file_value_const(applicant->summary->file, FACT_ROUTE, 0);
	struct document *document = applicant->document;

	if (!choice->by_kind && !choice->by_route)
		return;
	if (choice->by_kind) {
		document_add(document, BLOCK_HEADING, N_("It depends on how you leave"));
		document_add(document, BLOCK_PARAGRAPH,
		    N_("The way you leave decides what you may receive."));
	} else {
		document_add(document, BLOCK_HEADING, N_("You can choose who helps you"));
		document_add(document, BLOCK_PARAGRAPH,
		    N_("Not every organisation gives the same amount."));
	}
	if (choice->by_route && chosen->set)
		cell_add_msgid(document_add_cell(document, N_("Your choice is now: {0}.")),
		    routes->choice_labels[chosen->number]);
	for (int route = 0; choice->by_route && route < ROUTE_COUNT; route++)
		applicant_words_explain(applicant, routes->choice_labels[route]);
	add_table(document, choice);
}

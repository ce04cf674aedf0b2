/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/share.h - what one person has part in, over all departure kinds that are possible.
 */
#ifndef TERUGKEERDESK_SRC_CORE_SHARE_H
#define TERUGKEERDESK_SRC_CORE_SHARE_H

#include "tally.h"

/* A case in every departure kind that is possible. */
struct share_case {
	const struct stretch *stretch;
	kind_mask kinds;
	struct tally_case of_kind[DEPARTURE_KIND_COUNT];
};
void share_begin(const struct stretch *stretch, const struct household *household,
    struct share_case *ret);

/* By kind, and the lines over all kinds.  A line's `incomplete`: not stated. */
struct share {
	struct masks answers[DEPARTURE_KIND_COUNT];
	struct tally tally[DEPARTURE_KIND_COUNT];
	struct sum line[PACKAGE_COUNT][RULEBOOK_COMPONENTS_MAX];
};
void share_of(const struct share_case *of_case, int person, struct share *ret);

/* The sums of the persons together, over all kinds. */
struct tally share_total(const struct share_case *of_case, const struct share *share,
    int member_count);

/* The kinds of a mask, one after another: for (kind = share_next(kinds, -1); kind >= 0;
 * kind = share_next(kinds, kind)). */
static inline int share_next(kind_mask kinds, int kind)
{
	for (kind++; kind < DEPARTURE_KIND_COUNT; kind++)
		if (kinds & (1 << kind))
			return kind;
	return -1;
}

#endif

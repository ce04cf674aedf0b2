/* SPDX-License-Identifier: EUPL-1.2 */
#include "share.h"

#include <string.h>

void share_begin(const struct stretch *stretch, const struct household *household,
    struct share_case *ret)
{
	ret->stretch = stretch;
	ret->kinds = tally_kinds(household);
	for (int kind = share_next(ret->kinds, -1); kind >= 0;
	     kind = share_next(ret->kinds, kind))
		tally_begin(stretch, household, kind, &ret->of_kind[kind]);
}

/* A line over the kinds: where a kind does not pay the component it gives 0. */
static void widen_lines(const struct schedule *schedule,
    const struct sum payment[PAYMENTS_MAX], bool first, struct share *share)
{
	struct sum line[PACKAGE_COUNT][RULEBOOK_COMPONENTS_MAX] = { 0 };

	for (int i = 0; i < schedule->payment_count; i++) {
		line[schedule->payment[i].package][schedule->payment[i].component] = payment[i];
	}
	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (int i = 0; i < RULEBOOK_COMPONENTS_MAX; i++)
			tally_widen_sum(&share->line[package][i], &line[package][i], first);
}

/* An earlier kind that comes to the same for this person, or -1. */
static int find_same(const struct share_case *of_case, const struct share *share, int kind)
{
	for (int other = share_next(of_case->kinds, -1); other < kind;
	     other = share_next(of_case->kinds, other))
		if (of_case->of_kind[other].schedule == of_case->of_kind[kind].schedule &&
		    of_case->of_kind[other].moved == of_case->of_kind[kind].moved &&
		    memcmp(&share->answers[other], &share->answers[kind],
			sizeof(share->answers[kind])) == 0)
			return other;
	return -1;
}

void share_of(const struct share_case *of_case, int person, struct share *ret)
{
	bool first = true;

	for (int kind = share_next(of_case->kinds, -1); kind >= 0;
	     kind = share_next(of_case->kinds, kind)) {
		const struct tally_case *of_kind = &of_case->of_kind[kind];
		struct sum payment[PAYMENTS_MAX];
		int same;

		ret->answers[kind] = judge_member(of_case->stretch, &of_kind->household,
		    &of_kind->masks, person);
		same = find_same(of_case, ret, kind);
		if (same >= 0) {
			ret->tally[kind] = ret->tally[same];
			continue;
		}
		ret->tally[kind] = (struct tally){ 0 };
		tally_add_member(of_kind, &ret->answers[kind], person, &ret->tally[kind]);
		tally_payments(of_kind, &ret->answers[kind], person, payment);
		widen_lines(of_kind->schedule, payment, first, ret);
		first = false;
	}
}

struct tally share_total(const struct share_case *of_case, const struct share *share,
    int member_count)
{
	struct tally ret = { 0 };
	bool first = true;

	for (int kind = share_next(of_case->kinds, -1); kind >= 0;
	     kind = share_next(of_case->kinds, kind)) {
		struct tally all = { 0 };

		for (int i = 0; i < member_count; i++)
			tally_add(&all, &share[i].tally[kind]);
		tally_widen(&ret, &all, first);
		first = false;
	}
	return ret;
}

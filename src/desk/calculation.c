/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/exchange/calculation_json.h"

#include "internal.h"

struct desk_calculation *desk_calculation_new(void)
{
	return g_new0(struct desk_calculation, 1);
}

void desk_calculation_free(struct desk_calculation *calculation)
{
	g_free(calculation);
}

/* The same answers?  The pointers of a household lead into its own storage, so they are
 * left out; everything else compares as bytes.  Padding that differs only costs a
 * calculation that was not needed. */
static bool same_household(
    const struct household_of_case *one, const struct household_of_case *other)
{
	struct household a = one->household;
	struct household b = other->household;

	a.member = b.member = NULL;
	a.override = b.override = NULL;
	return memcmp(&a, &b, sizeof(a)) == 0 &&
	       memcmp(one->member, other->member,
		   a.member_count * sizeof(one->member[0])) == 0 &&
	       memcmp(one->override, other->override,
		   a.override_count * sizeof(one->override[0])) == 0;
}

static bool can_assess(const struct household *household)
{
	return household->registered_on != DAY_NONE && household->member_count > 0;
}

/* The household of a case; false when nothing can be calculated of it. */
static bool project(
    const struct desk *desk, const struct case_file *file, struct household_of_case *ret)
{
	memset(ret, 0, sizeof(*ret));
	household_from_case(file, desk->rulebook, ret);
	return can_assess(&ret->household);
}

bool desk_calculate(
    struct desk *desk, const struct case_file *file, struct desk_calculation *calculation)
{
	const struct household *household = &calculation->household.household;
	struct household_of_case fresh;
	bool possible = project(desk, file, &fresh);

	if (possible == calculation->possible &&
	    same_household(&fresh, &calculation->household))
		return false;
	calculation->possible = project(desk, file, &calculation->household);
	calculation->question_count = 0;
	calculation->notice_count = 0;
	if (!possible)
		return true;
	assess(desk->rulebook, household, &calculation->assessment);
	calculation->question_count = question_list(desk->rulebook, household,
	    &calculation->assessment, calculation->question, QUESTIONS_MAX);
	calculation->notice_count = notice_list(desk->rulebook, household,
	    &calculation->assessment, calculation->notice, NOTICES_MAX);
	return true;
}

void desk_snapshot(const struct desk *desk, const struct desk_calculation *calculation,
    struct snapshot *ret)
{
	memset(ret, 0, sizeof(*ret));
	if (calculation != NULL && calculation->possible)
		snapshot_make(
		    desk->rulebook, &calculation->assessment, desk->rules_hash, ret);
}

char *desk_calculation_json(
    const struct desk *desk, const struct desk_calculation *calculation, bool pretty)
{
	return calculation_json_write(desk->rulebook, &calculation->household.household,
	    &calculation->assessment, pretty);
}

size_t desk_case_differs(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, struct snapshot_change **ret)
{
	struct snapshot now;
	size_t count = 0;

	*ret = NULL;
	desk_snapshot(desk, calculation, &now);
	if (opened->shown.set && now.set)
		count = snapshot_changes(&opened->shown, &now, ret);
	snapshot_clear(&now);
	return count;
}

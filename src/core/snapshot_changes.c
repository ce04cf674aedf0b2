/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/snapshot.h"

#include <string.h>

#include <glib.h>

static bool range_equal(struct range one, struct range other)
{
	return one.min == other.min && one.max == other.max;
}

static struct snapshot_change *add(GArray *list, int kind, int package)
{
	struct snapshot_change change = { .package = (uint8_t)package };

	change.kind = kind;
	g_array_append_val(list, change);
	return &g_array_index(list, struct snapshot_change, list->len - 1);
}

static void compare_package(
    GArray *list, const struct snapshot *then, const struct snapshot *now, int package)
{
	const struct sum *before = &then->total[package], *after = &now->total[package];
	struct snapshot_change *change;

	if (strcmp(then->policy[package], now->policy[package]) != 0) {
		change = add(list, SNAPSHOT_POLICY, package);
		g_strlcpy(change->policy_then, then->policy[package], SNAPSHOT_ID_MAX);
		g_strlcpy(change->policy_now, now->policy[package], SNAPSHOT_ID_MAX);
	}
	if (!range_equal(before->range, after->range) ||
	    before->incomplete != after->incomplete) {
		change = add(list, SNAPSHOT_TOTAL, package);
		change->then = before->range;
		change->now = after->range;
		change->stated_then = !before->incomplete;
		change->stated_now = !after->incomplete;
	}
}

static const struct snapshot_line *same_line(
    const struct snapshot *snapshot, const struct snapshot_line *wanted)
{
	for (size_t i = 0; i < snapshot->line_count; i++) {
		const struct snapshot_line *line = &snapshot->line[i];

		if (line->package == wanted->package && line->person == wanted->person &&
		    strcmp(line->component, wanted->component) == 0)
			return line;
	}
	return NULL;
}

/* A line that was or is not there is 0 for certain. */
static void compare_line(
    GArray *list, const struct snapshot_line *then, const struct snapshot_line *now)
{
	static const struct snapshot_line nothing = { .stated = true };
	const struct snapshot_line *either = now != NULL ? now : then;
	struct snapshot_change *change;

	then = then != NULL ? then : &nothing;
	now = now != NULL ? now : &nothing;
	if (range_equal(then->range, now->range) && then->stated == now->stated)
		return;
	change = add(list, SNAPSHOT_LINE, either->package);
	change->person = either->person;
	g_strlcpy(change->component, either->component, sizeof change->component);
	change->then = then->range;
	change->now = now->range;
	change->stated_then = then->stated;
	change->stated_now = now->stated;
}

size_t snapshot_changes(
    const struct snapshot *then, const struct snapshot *now, struct snapshot_change **ret)
{
	GArray *list = g_array_new(FALSE, TRUE, sizeof(struct snapshot_change));
	struct snapshot_change *change;
	size_t count;

	/* Nothing was shown, or nothing can be: no two things to compare. */
	if (!then->set || !now->set)
		goto out;
	if (then->applies != now->applies) {
		change = add(list, SNAPSHOT_APPLIES, 0);
		change->applies_then = then->applies;
		change->applies_now = now->applies;
	}
	for (int package = 0; package < PACKAGE_COUNT; package++)
		compare_package(list, then, now, package);
	for (size_t i = 0; i < then->line_count; i++)
		compare_line(list, &then->line[i], same_line(now, &then->line[i]));
	for (size_t i = 0; i < now->line_count; i++) {
		if (same_line(then, &now->line[i]) == NULL)
			compare_line(list, NULL, &now->line[i]);
	}
out:
	count = list->len;
	*ret = (struct snapshot_change *)(void *)g_array_free(list, FALSE);
	return count;
}

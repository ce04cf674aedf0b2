/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/due.h"

#include <glib.h>

#include "terugkeerdesk/core/review.h"

#include "internal.h"

#define SECONDS_A_DAY (24 * 60 * 60)

static const struct {
	const char *word;
	const char *label;
} dues[DESK_DUE_COUNT] = {
	[DESK_DUE_RETENTION] = { "retention", N_("term is over") },
	[DESK_DUE_DEPARTURE] = { "departure", N_("date passed") },
	[DESK_DUE_OVERLAY] = { "overlay", N_("look again") },
};

const char *desk_due_word(enum desk_due due)
{
	return dues[due].word;
}

const char *desk_due_label(enum desk_due due)
{
	return dues[due].label;
}

/* --- retention --- */

static day_number day_of(const struct desk *desk, int64_t at)
{
	int64_t here = at + (desk->env.utc_offset != NULL ? desk->env.utc_offset(at) : 0);

	return (day_number)(here / SECONDS_A_DAY - (here % SECONDS_A_DAY < 0));
}

/* So many days after `from`; DAY_NONE when there is no such day or no term. */
static day_number after(day_number from, int days)
{
	return from == DAY_NONE || days == 0 ? DAY_NONE : from + days;
}

day_number desk_keep_until(const struct desk *desk, const struct ledger_row *row)
{
	const struct config *config = desk->env.config;
	day_number until = MAX(after(row->departed_on, config->keep_days_after_departure),
	    after(row->closed_on, config->keep_days_after_close));

	if (until != DAY_NONE)
		return until;
	return after(day_of(desk, row->saved_at), config->keep_days_after_save);
}

/* --- overlays --- */

/* In the list, so that nothing is read: it may concern this case. */
static bool overlay_concerns(const struct desk *desk, const struct ledger_row *row)
{
	return row->state < CASE_DEPARTED && row->registered_on != DAY_NONE &&
	       review_due(&desk->policies, row->registered_on, row->nationalities,
		   LEDGER_NATIONALITIES);
}

/* What was found in a case: its revision, positive when nobody has to look any more. */
static int looked(const struct desk *desk, const struct ledger_row *row)
{
	return desk->looked == NULL
		   ? 0
		   : GPOINTER_TO_INT(g_hash_table_lookup(desk->looked, row->uuid));
}

static bool is_settled(const struct desk *desk, const struct ledger_row *row)
{
	return row->revision > 0 && looked(desk, row) == row->revision;
}

static void look(struct desk *desk, const struct ledger_row *row)
{
	struct case_file *file = g_new0(struct case_file, 1);
	bool settled = ledger_load(desk->ledger, row->uuid, 0, file, NULL, NULL) == 0 &&
		       !review_due_in(&desk->policies, file);

	g_hash_table_replace(desk->looked, g_strdup(row->uuid),
	    GINT_TO_POINTER(settled ? row->revision : -row->revision));
	desk_wipe_case(file);
	g_free(file);
}

void desk_due_look(struct desk *desk)
{
	const struct ledger_row *row;

	if (desk->looked == NULL)
		desk->looked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; (row = ledger_row(desk->ledger, i)) != NULL; i++)
		if (overlay_concerns(desk, row) && ABS(looked(desk, row)) != row->revision)
			look(desk, row);
}

void desk_due_forget(struct desk *desk)
{
	g_clear_pointer(&desk->looked, g_hash_table_destroy);
}

/* --- all of it --- */

static bool is_due(
    const struct desk *desk, const struct ledger_row *row, enum desk_due due)
{
	day_number today = desk->env.today();
	day_number until;

	switch (due) {
	case DESK_DUE_RETENTION:
		until = desk_keep_until(desk, row);
		return until != DAY_NONE && until < today;
	case DESK_DUE_DEPARTURE:
		return row->state < CASE_DEPARTED && row->departure_on != DAY_NONE &&
		       row->departure_on < today;
	case DESK_DUE_OVERLAY:
		return overlay_concerns(desk, row) && !is_settled(desk, row);
	case DESK_DUE_COUNT:
		break;
	}
	return false;
}

desk_due_set desk_due_of(const struct desk *desk, const struct ledger_row *row)
{
	desk_due_set set = 0;

	for (enum desk_due due = 0; due < DESK_DUE_COUNT; due++)
		if (is_due(desk, row, due))
			set |= 1u << due;
	return set;
}

int desk_due_totals(struct desk *desk, struct desk_due_totals *ret, struct fault *fault)
{
	struct desk_due_totals totals = { 0 };
	const struct ledger_row *row;

	if (desk_backup_state(desk, &totals.backup, fault) != 0)
		return -1;
	desk_due_look(desk);
	for (size_t i = 0; (row = ledger_row(desk->ledger, i)) != NULL; i++) {
		desk_due_set set = desk_due_of(desk, row);

		totals.cases += set != 0;
		for (enum desk_due due = 0; due < DESK_DUE_COUNT; due++)
			totals.count[due] += set >> due & 1;
	}
	*ret = totals;
	return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/totals_view.h - totals as every form of them shows them.
 */
#ifndef DESK_TOTALS_VIEW_H
#define DESK_TOTALS_VIEW_H

#include "terugkeerdesk/desk/totals.h"
#include "terugkeerdesk/report/totals_form.h"

struct totals_view {
	const struct desk_totals *totals;
	int64_t smallest;
	int64_t filtered; /* cases outside the filter; -1: that would tell too much */
	struct totals_shown *period[TOTALS_TABLES]; /* owned; NULL: nothing was counted */
	struct totals_shown *year[TOTALS_TABLES];   /* the same */
	struct totals_form form[TOTALS_PERIODS_MAX];
	size_t forms;
};
void totals_view_make(
    const struct desk *desk, const struct desk_totals *totals, struct totals_view *ret);
void totals_view_clear(struct totals_view *view);

/* The days of some years that are in the period (from: DAY_NONE where it is open), and of
 * those the ones until today, if there are any. */
struct desk_period totals_view_days(
    const struct desk_totals *totals, struct totals_span years);
struct desk_period totals_view_past(
    const struct desk_totals *totals, struct totals_span years);
/* How long the latter are, as averages_length. */
int64_t totals_view_length(const struct desk_totals *totals, struct totals_span years);
/* Are they yet to come? */
bool totals_view_ahead(const struct desk_totals *totals, struct totals_span years);
/* Do these years have days that are not among them? */
bool totals_view_cut(const struct desk_totals *totals, struct totals_span years);

/* More than none, and fewer than may be told. */
bool totals_view_few(const struct totals_view *view, struct totals_count count);
/* Cases that would be in a table if it were known when; those of all tables. */
int64_t totals_view_undated(const struct totals_view *view, enum totals_table table);
struct totals_count totals_view_all_undated(const struct totals_view *view);

/* Of a table: what is counted ("registered", "departed", "came"), by what
 * ("departure_kind"), and each of that ("voluntary", "unknown"; as a msgid). */
const char *totals_view_what(enum totals_table table);
const char *totals_view_by(enum totals_table table);
const char *totals_view_word(enum totals_table table, int part);
const char *totals_view_label(enum totals_table table, int part);

#endif

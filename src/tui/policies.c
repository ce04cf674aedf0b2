/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>

#include "reading.h"
#include "rules.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

#define BAR_CELLS 48

/* The years that the line runs over: those in which something begins or ends. */
struct years {
	int first, last; /* both drawn whole */
};

static int year_of(day_number date)
{
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	return year;
}

static void widen(struct years *years, day_number date)
{
	int year;

	if (date == DAY_NONE || date == DAY_FOREVER)
		return;
	year = year_of(date);
	years->first = years->first == 0 ? year : MIN(years->first, year);
	years->last = MAX(years->last, year);
}

/* A year more at both ends, so that an open end is seen to be open. */
static struct years years_of(const struct policy_set *set, day_number today)
{
	struct years years = { 0 };

	for (size_t i = 0; i < set->count; i++) {
		widen(&years, set->policy[i]->period.from);
		widen(&years, set->policy[i]->period.until);
	}
	widen(&years, today);
	years.first--;
	years.last++;
	return years;
}

/* The cell of a day; the open ends are the ends of the line. */
static int cell_of(const struct years *years, day_number date)
{
	day_number begin = 0, end = 0;

	if (date == DAY_NONE)
		return 0;
	if (date == DAY_FOREVER)
		return BAR_CELLS - 1;
	date_from_civil(years->first, 1, 1, &begin);
	date_from_civil(years->last, 12, 31, &end);
	return (int)((int64_t)(date - begin) * BAR_CELLS / (end - begin + 1));
}

static void add_bar(struct pager *pager, const struct years *years, struct period period,
    bool ascii)
{
	int from = cell_of(years, period.from);
	int until = cell_of(years, period.until);
	GString *bar = g_string_new(NULL);

	for (int i = 0; i < BAR_CELLS; i++) {
		bool in = i >= from && i <= until;

		g_string_append(bar, ascii ? (in ? "#" : ".") : (in ? "█" : "·"));
	}
	pager_addf(pager, LOOK_BAR_CASH, 4, "%s", bar->str);
	g_string_free(bar, TRUE);
}

static void add_axis(struct pager *pager, const struct years *years, day_number today,
    bool ascii)
{
	GString *line = g_string_new(NULL);
	int at = cell_of(years, today);

	pager_addf(pager, LOOK_FAINT, 4, "%d%*d", years->first, BAR_CELLS - 4, years->last);
	for (int i = 0; i < at; i++)
		g_string_append_c(line, ' ');
	g_string_append(line, ascii ? "v" : "▼");
	pager_addf(pager, LOOK_FAINT, 4, "%s %s", line->str, _("today"));
	g_string_free(line, TRUE);
}

static void add_period(struct pager *pager, struct period period, enum lang lang)
{
	char from[DATE_TEXT], until[DATE_TEXT];
	bool begins = period.from != DAY_NONE;
	bool ends = period.until != DAY_FOREVER;

	if (begins)
		date_format(from, period.from, lang);
	if (ends)
		date_format(until, period.until, lang);
	if (begins && ends)
		/* TRANSLATORS: registration dates, both included */
		pager_addf(pager, LOOK_NORMAL, 4, _("registered from %s until %s"), from, until);
	else if (begins)
		pager_addf(pager, LOOK_NORMAL, 4, _("registered from %s"), from);
	else if (ends)
		pager_addf(pager, LOOK_NORMAL, 4, _("registered until %s"), until);
	else
		pager_add(pager, LOOK_NORMAL, 4, PAGER_TEXT, _("whatever the registration date"));
}

static void add_overlays(struct pager *pager, const struct policy *policy, enum lang lang)
{
	char date[DATE_TEXT];

	for (size_t i = 0; i < policy->overlay_count; i++) {
		if (policy->overlay[i].review == DAY_FOREVER)
			continue;
		/* TRANSLATORS: %s is a date; from then on somebody must check it */
		pager_addf(pager, LOOK_NOTICE, 4, _("review due for who registered from %s"),
		    date_format(date, policy->overlay[i].review, lang));
	}
}

static void add_policy(struct pager *pager, const struct tui *tui,
    const struct policy *policy, const struct years *years)
{
	pager_space(pager);
	pager_addf(pager, LOOK_STRONG, 2, "%s (%s)", policy->name[tui->lang], policy->id);
	add_bar(pager, years, policy->period, tui->ascii);
	add_period(pager, policy->period, tui->lang);
	add_overlays(pager, policy, tui->lang);
	if (policy->source_note[tui->lang] != NULL && *policy->source_note[tui->lang] != '\0')
		pager_add(pager, LOOK_NORMAL, 4, PAGER_TEXT, policy->source_note[tui->lang]);
	/* TRANSLATORS: %s is a document; a ruling is the desk's, not the document's word */
	pager_addf(pager, LOOK_FAINT, 4, policy->ruling ? _("Source: %s (ruling)") : _("Source: %s"),
	    rulebook_source(desk_rulebook(tui->desk), policy->source, tui->lang));
}

static void add_group(struct pager *pager, const struct tui *tui, const char *title,
    int package, const struct years *years)
{
	const struct policy_set *set = rulebook_policies(desk_rulebook(tui->desk));

	pager_space(pager);
	pager_add(pager, LOOK_HEADING, 0, PAGER_TEXT, title);
	for (size_t i = 0; i < set->count; i++) {
		const struct policy *policy = set->policy[i];
		int of = policy->kind == POLICY_PACKAGE ? (int)policy->package : PACKAGE_COUNT;

		if (of == package)
			add_policy(pager, tui, policy, years);
	}
}

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	day_number today = desk_env(tui->desk)->today();
	struct years years;

	(void)data;
	years = years_of(rulebook_policies(desk_rulebook(tui->desk)), today);
	add_axis(pager, &years, today, tui->ascii);
	for (int i = 0; i < PACKAGE_COUNT; i++)
		add_group(pager, tui, _(package_label((enum package)i)), i, &years);
	add_group(pager, tui, _("Amendments"), PACKAGE_COUNT, &years);
}

void policies_open(struct tui *tui)
{
	static const struct reading reading = { .title = N_("Policies in time"),
		.fill = fill };

	if (rules_ready(tui))
		reading_open(tui, &reading, NULL);
}

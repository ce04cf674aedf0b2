/* SPDX-License-Identifier: EUPL-1.2 */
#include "reports.h"

#include <glib.h>

#include "entry.h"
#include "terugkeerdesk/core/rulebook.h"
#include "words.h"

/* "Iraq", "voluntary", "22-03-2024": borrowed, or in `ret`. */
static const char *wanted(const struct tui *tui, const struct case_filter *filter,
    enum case_filter_part part, char ret[CASE_FILTER_TEXT])
{
	struct entry_words entry = {
		.countries = rulebook_countries(desk_rulebook(tui->desk)),
		.lang = tui->lang,
	};
	int32_t want = filter->want[part];

	if (case_filter_is_day(part))
		return date_format_short(ret, want);
	if (case_filter_choices(part) == 0 && want != CASE_FILTER_UNKNOWN)
		return entry_country(&entry, (country_code)want);
	return _(case_filter_want_label(part, want));
}

static void add_filter(
    const struct tui *tui, const struct desk_read *read, struct sheet *sheet)
{
	GString *parts = g_string_new(NULL);
	char buffer[CASE_FILTER_TEXT];
	char *text;

	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++)
		if (read->filter.set[part])
			g_string_append_printf(parts, "%s%s %s",
			    parts->len > 0 ? (tui->ascii ? "; " : " · ") : "",
			    _(case_filter_label(part)),
			    wanted(tui, &read->filter, part, buffer));
	text = g_strdup_printf(
	    /* TRANSLATORS: what a filter asks for, "Nationality Iraq"; how many are left out */
	    _n("Only: %s. %ld other case is not in it.",
		"Only: %s. %ld other cases are not in it.", (unsigned long)read->filtered),
	    parts->str, (long)read->filtered);
	sheet_add(sheet, SHEET_TEXT, LOOK_NOTICE, text);
	g_free(text);
	g_string_free(parts, TRUE);
}

void reports_lines_scope(
    const struct tui *tui, const struct desk_read *read, struct sheet *sheet)
{
	char *text;

	if (case_filter_any(&read->filter))
		add_filter(tui, read, sheet);
	if (read->unfinished > 0) {
		text = g_strdup_printf(
		    _n("%ld case has no date of registration or no person and is left out.",
			"%ld cases have no date of registration or no person and are left "
			"out.",
			(unsigned long)read->unfinished),
		    (long)read->unfinished);
		sheet_add(sheet, SHEET_TEXT, LOOK_NOTICE, text);
		g_free(text);
	}
	if (read->unreadable > 0) {
		text = g_strdup_printf(_n("%ld case does not open and is left out.",
					   "%ld cases do not open and are left out.",
					   (unsigned long)read->unreadable),
		    (long)read->unreadable);
		sheet_add(sheet, SHEET_TEXT, LOOK_FAULT, text);
		g_free(text);
	}
}

void reports_lines_nothing(struct sheet *sheet)
{
	sheet_space(sheet);
	sheet_add(sheet, SHEET_TEXT, LOOK_STRONG, _("There is no case to count."));
}

void reports_lines_period(
    const struct tui *tui, const struct desk_period *period, struct sheet *sheet)
{
	bool begins = period->from != DAY_NONE;
	bool ends = period->to != DAY_NONE;
	char from[DATE_TEXT], to[DATE_TEXT];
	char *text = NULL;

	if (begins)
		date_format(from, period->from, tui->lang);
	if (ends)
		date_format(to, period->to, tui->lang);
	if (begins && ends)
		/* TRANSLATORS: days, both included */
		text = g_strdup_printf(_("From %s until and including %s."), from, to);
	else if (begins)
		text = g_strdup_printf(_("From %s on."), from);
	else if (ends)
		text = g_strdup_printf(_("Until and including %s."), to);
	if (text != NULL)
		sheet_add(sheet, SHEET_TEXT, LOOK_NOTICE, text);
	g_free(text);
}

void reports_lines_tenths(const struct tui *tui, struct sheet_line *line, double number)
{
	long tenths = (long)(number * 10 + 0.5);
	char text[32];

	g_snprintf(text, sizeof(text), "%ld%c%ld", tenths / 10,
	    tui->lang == LANG_NL ? ',' : '.', tenths % 10);
	sheet_add_cell(line, LOOK_NORMAL, text);
}

void reports_lines_groups(const struct tui *tui, struct sheet *sheet)
{
	int smallest = desk_env(tui->desk)->config->smallest_group;
	char *text = g_strdup_printf(
	    /* TRANSLATORS: %d is a number of cases */
	    _("Here every group stands as it is. In what is saved, groups of fewer than %d "
	      "are merged, so that nobody is recognised."),
	    smallest);

	sheet_space(sheet);
	sheet_add(sheet, SHEET_TEXT, LOOK_FAINT, text);
	g_free(text);
}

void reports_lines_columns(
    struct sheet *sheet, const char *first, const char *const *titles)
{
	struct sheet_line *line = sheet_add(sheet, SHEET_HEAD, LOOK_HEADING, first);

	for (; *titles != NULL; titles++)
		sheet_add_cell(line, LOOK_HEADING, *titles);
}

void reports_lines_head(struct sheet *sheet, const char *first, const char *const *titles)
{
	sheet_space(sheet);
	reports_lines_columns(sheet, first, titles);
}

const char *reports_lines_country(const struct tui *tui, int row)
{
	const struct country_table *countries =
	    rulebook_countries(desk_rulebook(tui->desk));

	return row >= 0 && (size_t)row < countries->count
		   ? countries->country[row].name[tui->lang]
		   : _("Not known");
}

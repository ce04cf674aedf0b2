/* SPDX-License-Identifier: EUPL-1.2 */
#include "case_text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/told.h"

#include "calculation_text.h"
#include "grid.h"
#include "words.h"

/* --- values --- */

static char *nationality_text(
    const struct desk *desk, const struct value *value, enum lang lang)
{
	const struct rulebook *rulebook = desk_rulebook(desk);
	const struct country *country = NULL;
	char code[16];

	if (value->number == NATIONALITY_STATELESS)
		return g_strdup(_("stateless"));
	if (value->number == NATIONALITY_MIXED)
		return g_strdup(_("more than one nationality"));
	if (rulebook != NULL)
		country = country_get(
		    rulebook_countries(rulebook), (country_code)value->number);
	if (country != NULL)
		return g_strdup(country->name[lang]);
	return g_strdup(country_code_text(code, (country_code)value->number));
}

char *case_text_value(const struct desk *desk, const struct fact *fact,
    const struct value *value, enum lang lang)
{
	char text[MONEY_TEXT];

	if (!value->set)
		return g_strdup("–");
	switch (fact->type) {
	case FACT_TYPE_CHOICE:
		return g_strdup(_(fact->choice_labels[value->number]));
	case FACT_TYPE_YESNO:
		return g_strdup(value->number != 0 ? _("yes") : _("no"));
	case FACT_TYPE_DATE:
		return g_strdup(date_format(text, (day_number)value->number, lang));
	case FACT_TYPE_PARTIAL_DATE:
		return g_strdup(
		    partial_date_format(text, partial_date_unpack(value->number), lang));
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		return nationality_text(desk, value, lang);
	case FACT_TYPE_PERSON:
		return value->number == FACT_LINKED_NOBODY
			   ? g_strdup(_("nobody"))
			   : g_strdup_printf(_("person %d"), (int)value->number);
	case FACT_TYPE_MONEY:
		return g_strdup(money_format(text, value->number, lang, MONEY_SHORT));
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		break;
	}
	return g_strdup(value->text != NULL ? value->text : "");
}

/* --- a case --- */

/* Several lines stay under each other, beside their label. */
static void add_lines(struct grid *grid, const char *label, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		grid_add(grid, line == lines ? label : "");
		grid_add(grid, *line);
	}
	g_strfreev(lines);
}

static void print_facts(
    const struct desk *desk, const struct case_file *file, int person, enum lang lang)
{
	struct grid grid = { .columns = 2, .indent = 2 };
	int first = person > 0 ? FACT_CASE_COUNT : 0;
	int end = person > 0 ? FACT_COUNT : FACT_CASE_COUNT;

	for (int i = first; i < end; i++) {
		const struct fact *fact = fact_get(i);
		const struct value *value = case_file_value_const(file, i, person);
		char *text;

		if (!value->set)
			continue;
		text = case_text_value(desk, fact, value, lang);
		add_lines(&grid, _(fact->label), text);
		g_free(text);
	}
	grid_print(&grid);
}

static void print_overrides(
    const struct desk *desk, const struct case_file *file, enum lang lang)
{
	const struct rulebook *rulebook = desk_rulebook(desk);

	if (file->override_count > 0)
		printf("\n%s\n", _("Findings answered by the counsellor:"));
	for (int i = 0; i < file->override_count; i++) {
		const struct override *override = &file->override[i];
		int condition =
		    rulebook == NULL
			? -1
			: rulebook_condition_find(rulebook, override->condition);
		const char *label =
		    condition >= 0 ? rulebook_condition_label(rulebook, condition, lang)
				   : override->condition;
		const char *answer = override->answer == OVERRIDE_MET
					 ? _(answer_label(ANSWER_MET))
					 : _(answer_label(ANSWER_UNMET));

		printf("  ");
		if (override->person == 0)
			/* TRANSLATORS: condition: answer, for everybody (reason) */
			printf(_("%s: %s, for everybody (%s)"), label, answer,
			    override->reason);
		else
			/* TRANSLATORS: condition: answer, for person 2 (reason) */
			printf(_("%s: %s, for person %d (%s)"), label, answer,
			    override->person, override->reason);
		putchar('\n');
	}
}

static const char *applies_label(enum applies applies)
{
	if (applies == APPLIES_OPEN)
		return _("not known yet");
	if (applies == APPLIES_NONE)
		return _("no package");
	return _(package_label((enum package)applies));
}

/* An amount then and now, of a total or of a line. */
static void print_amounts(
    const struct desk *desk, const struct snapshot_change *change, enum lang lang)
{
	const struct rulebook *rulebook = desk_rulebook(desk);
	const char *package = _(package_label((enum package)change->package));
	int component = rulebook_component_find(rulebook, change->component);
	char then[MONEY_TEXT];
	char now[MONEY_TEXT];

	money_format_range(then, change->then, lang, MONEY_SHORT);
	money_format_range(now, change->now, lang, MONEY_SHORT);
	if (change->kind == SNAPSHOT_TOTAL)
		/* TRANSLATORS: a package: an amount, then another */
		printf(_("%s: total %s, now %s"), package, then, now);
	else
		/* TRANSLATORS: a package, number of a person, component, two amounts */
		printf(_("%s: person %d, %s: %s, now %s"), package, change->person,
		    component >= 0 ? rulebook_component_label(rulebook, component, lang)
				   : change->component,
		    change->stated_then ? then : _("not stated"),
		    change->stated_now ? now : _("not stated"));
}

static void print_change(
    const struct desk *desk, const struct snapshot_change *change, enum lang lang)
{
	printf("  ");
	switch (change->kind) {
	case SNAPSHOT_APPLIES:
		/* TRANSLATORS: a package (National, ...), then another */
		printf(_("What applied: %s, now %s"), applies_label(change->applies_then),
		    applies_label(change->applies_now));
		break;
	case SNAPSHOT_POLICY:
		/* TRANSLATORS: a package: the id of a policy, then that of another */
		printf(_("%s: policy %s, now %s"),
		    _(package_label((enum package)change->package)), change->policy_then,
		    change->policy_now);
		break;
	case SNAPSHOT_TOTAL:
	case SNAPSHOT_LINE:
		print_amounts(desk, change, lang);
		break;
	}
	putchar('\n');
}

static void print_differences(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, enum lang lang)
{
	struct snapshot_change *change;
	size_t count = desk_case_differs(desk, opened, calculation, &change);

	if (count > 0)
		printf("\n%s\n",
		    _("Since it was saved the rules have changed; today it comes out "
		      "differently:"));
	for (size_t i = 0; i < count; i++)
		print_change(desk, &change[i], lang);
	g_free(change);
}

static void print_told_line(
    const struct desk_told_line *line, const char *heading_before)
{
	const char *indent = line->heading != NULL ? "    " : "  ";

	if (line->heading != NULL && g_strcmp0(line->heading, heading_before) != 0)
		printf("  %s\n", line->heading);
	fputs(indent, stdout);
	if (line->then != NULL && line->now != NULL) {
		/* TRANSLATORS: a line of a summary as it was given, and as it is today */
		printf(_("then: %s"), line->then);
		printf("\n%s", indent);
		printf(_("today: %s"), line->now);
	} else if (line->then != NULL) {
		/* TRANSLATORS: a line of a summary that is left out today */
		printf(_("gone: %s"), line->then);
	} else {
		/* TRANSLATORS: a line that a summary did not have */
		printf(_("new: %s"), line->now);
	}
	putchar('\n');
}

void case_text_print_told(const struct desk *desk, const struct desk_told *told,
    size_t count, enum lang lang)
{
	for (size_t i = 0; i < count; i++) {
		char at[DESK_TIME_TEXT];
		const char *heading = NULL;

		desk_time_format(desk, at, told[i].at, lang);
		putchar('\n');
		/* TRANSLATORS: "Summary for the applicant", "in Dutch" */
		printf(_("%s, %s"), _(summary_label(told[i].reader)),
		    _(lang_label(told[i].lang)));
		putchar('\n');
		/* TRANSLATORS: a date and time, and the name of a user */
		printf(told[i].printed
			   ? _("Printed on %s by %s. Made today it would say something else:")
			   : _("Saved on %s by %s. Made today it would say something else:"),
		    at, told[i].user);
		putchar('\n');
		for (size_t j = 0; j < told[i].line_count; j++) {
			print_told_line(&told[i].line[j], heading);
			heading = told[i].line[j].heading;
		}
	}
}

/* Summaries that somebody has. */
static void print_told(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, enum lang lang)
{
	struct desk_told *told = NULL;
	size_t count = 0;

	/* What cannot be told leaves the rest of the case readable. */
	desk_told_differs(desk, opened, calculation, &told, &count, NULL);
	case_text_print_told(desk, told, count, lang);
	desk_told_free(told, count);
}

void case_text_print_file(
    const struct desk *desk, const struct case_file *file, enum lang lang)
{
	print_facts(desk, file, 0, lang);
	for (int person = 1; person <= file->person_count; person++) {
		putchar('\n');
		/* TRANSLATORS: %d is the number of a person in the case */
		printf(_("Person %d"), person);
		putchar('\n');
		print_facts(desk, file, person, lang);
	}
	print_overrides(desk, file, lang);
}

void case_text_print(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, enum lang lang)
{
	const struct case_file *file = &opened->file;

	/* TRANSLATORS: the number of a case and that of its revision */
	printf(_("Case %s, revision %d"), opened->number, opened->revision);
	printf("\n%s\n", opened->uuid);
	case_text_print_file(desk, file, lang);
	print_differences(desk, opened, calculation, lang);
	print_told(desk, opened, calculation, lang);
	putchar('\n');
	if (calculation->possible)
		calculation_text_print(desk, file, calculation, lang);
	else
		puts(_("Nothing can be calculated without a registration date."));
}

/* --- the log of a case --- */

static const char *action_label(const struct ledger_event *event)
{
	static const struct {
		const char *word;
		const char *label;
	} actions[] = {
		{ "add", N_("added") },
		{ "import", N_("imported") },
		{ "save", N_("saved") },
		{ "export", N_("exported") },
		{ "duplicate", N_("compared with a case that may be the same") },
	};
	const char *page = desk_told_label(event);

	if (page != NULL)
		return _(page);
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
		if (strcmp(actions[i].word, event->action) == 0)
			return _(actions[i].label);
	}
	return event->action;
}

/* The words of the log are those of case files; people read them as in the form. */
static char *word_text(
    const struct desk *desk, const struct fact *fact, const char *word, enum lang lang)
{
	struct value value = { 0 };
	char *text;

	if (fact == NULL)
		return g_strdup(*word != '\0' ? word : "–");
	if (fact_parse(fact, word, &value, "", NULL) != 0)
		return g_strdup(word);
	text = case_text_value(desk, fact, &value, lang);
	value_clear(&value);
	return text;
}

static void add_change(struct grid *grid, const struct desk *desk,
    const struct change *change, enum lang lang)
{
	const struct fact *fact =
	    change->fact != FACT_NONE ? fact_get(change->fact) : NULL;
	char *before = word_text(desk, fact, change->before, lang);
	char *after = word_text(desk, fact, change->after, lang);
	char *who = change->person > 0 ? g_strdup_printf(_("person %d"), change->person)
				       : g_strdup(_("the case"));

	grid_add(grid, who);
	switch (change->kind) {
	case CHANGE_FACT:
		grid_add(grid, _(fact->label));
		break;
	case CHANGE_PERSON_ADDED:
		grid_add(grid, _("person added"));
		break;
	case CHANGE_PERSON_REMOVED:
		grid_add(grid, _("person removed"));
		break;
	case CHANGE_OVERRIDE:
		grid_add(grid, change->condition);
		break;
	}
	grid_add_name(grid, before);
	grid_add(grid, "→");
	grid_add_name(grid, after);
	g_free(who);
	g_free(after);
	g_free(before);
}

/* Which summary it was, by the hash of its file. */
static void print_summary(const struct ledger_event *event)
{
	static const char *const shown[] = { "sha256", "printer" };
	enum summary_for reader;
	enum lang lang;

	if (!desk_told_which(event, &reader, &lang))
		return;
	printf("    ");
	/* TRANSLATORS: "Summary for the applicant", "in Dutch" */
	printf(_("%s, %s"), _(summary_label(reader)), _(lang_label(lang)));
	putchar('\n');
	for (size_t i = 0; i < G_N_ELEMENTS(shown); i++) {
		char *value = desk_told_word(event, shown[i]);

		if (value != NULL && *value != '\0')
			printf("    %s %s\n", shown[i], value);
		g_free(value);
	}
}

void case_text_print_log(const struct desk *desk, const struct ledger_event *event,
    size_t count, enum lang lang)
{
	for (size_t i = 0; i < count; i++, event++) {
		struct grid grid = { .columns = 5, .indent = 4 };
		const char *action = action_label(event);
		bool failed = strcmp(event->result, TOLD_OK) != 0 &&
		    strcmp(event->result, TOLD_STARTED) != 0;
		char at[DESK_TIME_TEXT];

		printf("%s  ", desk_time_format(desk, at, event->at, lang));
		if (event->revision > 0)
			/* TRANSLATORS: who, at which desk, did what, to which revision */
			printf(_("%s at %s: %s, revision %d"), event->actor.user,
			    event->actor.desk, action, event->revision);
		else
			/* TRANSLATORS: who, at which desk, did what */
			printf(_("%s at %s: %s"), event->actor.user, event->actor.desk,
			    action);
		if (failed)
			printf(" (%s)", event->result);
		putchar('\n');
		print_summary(event);
		for (size_t j = 0; j < event->change_count; j++)
			add_change(&grid, desk, &event->change[j], lang);
		grid_print(&grid);
	}
}

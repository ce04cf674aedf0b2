/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy_text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "grid.h"
#include "words.h"

struct page {
	const struct policy *policy;
	const struct rulebook *rulebook;
	enum lang lang;
};

/* --- pieces --- */

static const char *source_text(const struct page *page, const char *source, bool ruling,
    char *ret, size_t size)
{
	source = rulebook_source(page->rulebook, source, page->lang);
	if (!ruling)
		return source;
	/* TRANSLATORS: a source; the desk's own ruling, not the document's word */
	snprintf(ret, size, _("%s (ruling)"), source);
	return ret;
}

static void print_source(const struct page *page, const char *source, bool ruling)
{
	char text[1024];

	printf("      %s\n", source_text(page, source, ruling, text, sizeof(text)));
}

static void print_period(const struct page *page, struct period period)
{
	char from[DATE_TEXT];
	char until[DATE_TEXT];
	bool begins = period.from != DAY_NONE;
	bool ends = period.until != DAY_FOREVER;

	if (begins)
		date_format(from, period.from, page->lang);
	if (ends)
		date_format(until, period.until, page->lang);
	if (begins && ends)
		/* TRANSLATORS: registration dates, both included */
		printf(_("registered from %s until %s"), from, until);
	else if (begins)
		printf(_("registered from %s"), from);
	else if (ends)
		printf(_("registered until %s"), until);
	else
		fputs(_("whatever the registration date"), stdout);
}

/* Its name in the file and, where it has one, what people call it. */
static void print_name(const char *name, const char *label)
{
	printf("  %s", name);
	if (label != NULL && *label != '\0')
		printf(": %s", label);
}

static bool limited(struct period period)
{
	return period.from != DAY_NONE || period.until != DAY_FOREVER;
}

static void print_countries(const struct page *page, const country_code *codes)
{
	for (size_t i = 0; codes != NULL && codes[i] != COUNTRY_NONE; i++) {
		const struct country *country = country_get(
		    rulebook_countries(page->rulebook), codes[i]);
		char code[16];

		printf("%s%s", i > 0 ? ", " : "",
		    country != NULL ? country->name[page->lang]
				    : country_code_text(code, codes[i]));
	}
	if (codes == NULL)
		fputs(_("every nationality"), stdout);
}

static void print_kinds(kind_mask kinds)
{
	const struct fact *fact = fact_get(FACT_DEPARTURE_KIND);
	const char *gap = " (";

	if (kinds == KIND_MASK_ALL)
		return;
	for (int i = 0; i < DEPARTURE_KIND_COUNT; i++) {
		if ((kinds >> i & 1) == 0)
			continue;
		printf("%s%s", gap, _(fact->choice_labels[i]));
		gap = ", ";
	}
	putchar(')');
}

static const char *class_label(enum amount_class class)
{
	switch (class) {
	case AMOUNT_UNACCOMPANIED:
		return _("unaccompanied minor");
	case AMOUNT_MAIN_APPLICANT:
		return _("main applicant");
	case AMOUNT_OWN_APPLICATION:
		return _("adult with an application of their own");
	case AMOUNT_ADULT:
		return _("adult");
	case AMOUNT_MINOR:
		return _("minor");
	case AMOUNT_CLASS_COUNT:
		break;
	}
	return "";
}

static void print_amounts(const struct page *page, const struct amounts *amounts)
{
	struct grid grid = { .columns = 2, .right = 1 << 1, .indent = 6 };
	char money[MONEY_TEXT];

	for (int i = 0; i < AMOUNT_CLASS_COUNT; i++) {
		cents amount = amounts->of[i];

		if (amount == AMOUNT_ABSENT)
			continue;
		grid_add(&grid, class_label(i));
		grid_add(
		    &grid, amount == AMOUNT_NOT_STATED
			       ? _("not stated")
			       : money_format(money, amount, page->lang, MONEY_FULL));
	}
	grid_print(&grid);
}

/* --- sections --- */

static void print_head(const struct page *page)
{
	const struct policy *policy = page->policy;
	char text[1024];

	printf("%s: %s\n", policy->id, policy->name[page->lang]);
	if (policy->kind == POLICY_PACKAGE)
		printf("%s, ", _(package_label(policy->package)));
	else
		printf("%s, ", _("Amendment"));
	print_period(page, policy->period);
	printf("\n%s\n",
	    source_text(page, policy->source, policy->ruling, text, sizeof(text)));
	if (policy->source_note[page->lang] != NULL &&
	    *policy->source_note[page->lang] != '\0')
		puts(policy->source_note[page->lang]);
	for (char **id = policy->conditions_from; id != NULL && *id != NULL; id++) {
		/* TRANSLATORS: %s is the id of another policy */
		printf(_("The conditions of %s hold here too."), *id);
		putchar('\n');
	}
}

static void print_components(const struct page *page)
{
	const struct policy *policy = page->policy;

	if (policy->component_count > 0)
		printf("\n%s\n", _("What is paid"));
	for (size_t i = 0; i < policy->component_count; i++) {
		const struct component_rule *rule = &policy->component[i];

		print_name(rule->name, rule->label[page->lang]);
		print_kinds(rule->departure_kinds);
		printf("\n      %s, %s\n", _(phase_label(rule->phase)),
		    _(form_label(rule->form)));
		print_amounts(page, &rule->amounts);
		print_source(page, rule->source, rule->ruling);
	}
}

static void print_conditions(const struct page *page)
{
	const struct policy *policy = page->policy;

	if (policy->condition_count > 0)
		printf("\n%s\n", _("Conditions"));
	for (size_t i = 0; i < policy->condition_count; i++) {
		const struct condition_rule *rule = &policy->condition[i];
		const char *why = rule->why[page->lang];

		print_name(rule->name, rule->label[page->lang]);
		putchar('\n');
		if (limited(rule->period)) {
			fputs("      ", stdout);
			print_period(page, rule->period);
			putchar('\n');
		}
		if (rule->abolished)
			printf("      %s\n", _("does not count any more"));
		else if (why != NULL && *why != '\0')
			printf("      %s\n", why);
		print_source(page, rule->source, rule->ruling);
	}
}

static void print_changes(const struct page *page)
{
	const struct policy *policy = page->policy;

	if (policy->overlay_count + policy->amount_count > 0)
		printf("\n%s\n", _("By nationality"));
	for (size_t i = 0; i < policy->overlay_count; i++) {
		const struct overlay_rule *rule = &policy->overlay[i];

		printf(
		    "  %s: %s\n      ", rule->condition, _(answer_label(rule->answer)));
		print_countries(page, rule->nationalities);
		fputs("; ", stdout);
		print_period(page, rule->period);
		putchar('\n');
		print_source(page, rule->source, rule->ruling);
	}
	for (size_t i = 0; i < policy->amount_count; i++) {
		const struct amount_rule *rule = &policy->amount[i];

		printf("  %s\n      ", rule->component);
		print_countries(page, rule->nationalities);
		fputs("; ", stdout);
		print_period(page, rule->period);
		putchar('\n');
		print_amounts(page, &rule->amounts);
		print_source(page, rule->source, rule->ruling);
	}
}

static void print_rest(const struct page *page)
{
	const struct policy *policy = page->policy;

	if (policy->applies_count > 0)
		printf("\n%s\n", _("When it applies"));
	for (size_t i = 0; i < policy->applies_count; i++) {
		const struct applies_rule *rule = &policy->applies[i];

		printf("  %s", rule->name);
		print_kinds(rule->departure_kinds);
		fputs(": ", stdout);
		print_period(page, rule->period);
		putchar('\n');
		print_source(page, rule->source, rule->ruling);
	}
	if (policy->notice_count > 0)
		printf("\n%s\n", _("To know"));
	for (size_t i = 0; i < policy->notice_count; i++) {
		const struct notice_rule *rule = &policy->notice[i];

		printf("  %s\n", rule->text[page->lang]);
		print_source(page, rule->source, rule->ruling);
	}
}

void policy_text_print(
    const struct policy *policy, const struct rulebook *rulebook, enum lang lang)
{
	struct page page = { .policy = policy, .rulebook = rulebook, .lang = lang };

	print_head(&page);
	print_components(&page);
	print_conditions(&page);
	print_changes(&page);
	print_rest(&page);
}

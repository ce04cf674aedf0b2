/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/policy.h"

#include <string.h>

#include <glib.h>

const char *package_name(enum package package)
{
	static const char *const name[PACKAGE_COUNT] = {
		[PACKAGE_NATIONAL] = "national",
		[PACKAGE_JRS] = "jrs",
		[PACKAGE_HARMONISED] = "harmonised",
	};

	return name[package];
}

const char *package_label(enum package package)
{
	static const char *const label[PACKAGE_COUNT] = {
		/* TRANSLATORS: one of three packages of return support, side by side. */
		[PACKAGE_NATIONAL] = N_("National"),
		[PACKAGE_JRS] = N_("JRS"),
		[PACKAGE_HARMONISED] = N_("Harmonised"),
	};

	return label[package];
}

const char *answer_name(enum answer answer)
{
	static const char *const name[] = {
		[ANSWER_MET] = "met",
		[ANSWER_UNMET] = "unmet",
		[ANSWER_UNKNOWN] = "unknown",
		[ANSWER_CHECK] = "check",
	};

	return name[answer];
}

const char *answer_label(enum answer answer)
{
	static const char *const label[] = {
		/* TRANSLATORS: the answer to a condition. */
		[ANSWER_MET] = N_("met"),
		[ANSWER_UNMET] = N_("not met"),
		/* TRANSLATORS: the answer to a condition: a fact is missing. */
		[ANSWER_UNKNOWN] = N_("not known"),
		/* TRANSLATORS: the answer to a condition: a person must decide. */
		[ANSWER_CHECK] = N_("to check"),
	};

	return label[answer];
}

const char *phase_name(enum phase phase)
{
	static const char *const name[PHASE_COUNT] = {
		[PHASE_DEPARTURE] = "departure",
		[PHASE_POST_ARRIVAL] = "post_arrival",
		[PHASE_POST_RETURN] = "post_return",
		[PHASE_NOT_STATED] = "not_stated",
	};

	return name[phase];
}

const char *phase_label(enum phase phase)
{
	static const char *const label[PHASE_COUNT] = {
		/* TRANSLATORS: when an amount is given. */
		[PHASE_DEPARTURE] = N_("at departure"),
		[PHASE_POST_ARRIVAL] = N_("in the first days after arrival"),
		[PHASE_POST_RETURN] = N_("later, after return"),
		/* TRANSLATORS: the documents do not say when an amount is given. */
		[PHASE_NOT_STATED] = N_("moment not stated"),
	};

	return label[phase];
}

const char *form_name(enum form form)
{
	static const char *const name[] = {
		[FORM_CASH] = "cash",
		[FORM_KIND] = "kind",
		[FORM_CASH_OR_KIND] = "cash_or_kind",
		[FORM_NOT_STATED] = "not_stated",
	};

	return name[form];
}

const char *form_label(enum form form)
{
	static const char *const label[] = {
		/* TRANSLATORS: how an amount is given. */
		[FORM_CASH] = N_("in cash"),
		[FORM_KIND] = N_("in kind"),
		[FORM_CASH_OR_KIND] = N_("in cash or in kind"),
		/* TRANSLATORS: the documents do not say how an amount is given. */
		[FORM_NOT_STATED] = N_("form not stated"),
	};

	return label[form];
}

const char *payer_name(enum payer payer)
{
	switch (payer) {
	case PAYER_NL:
		return "nl";
	case PAYER_AMIF:
		return "amif";
	case PAYER_FRONTEX:
		return "frontex";
	case PAYER_NOT_STATED:
		break;
	}
	return "not_stated";
}

const char *payer_label(enum payer payer)
{
	switch (payer) {
	case PAYER_NL:
		return N_("the Netherlands");
	case PAYER_AMIF:
		/* TRANSLATORS: the European Asylum, Migration and Integration Fund. */
		return N_("AMIF");
	case PAYER_FRONTEX:
		return N_("Frontex");
	case PAYER_NOT_STATED:
		break;
	}
	/* TRANSLATORS: the documents do not say who pays. */
	return N_("payer not stated");
}

static void free_texts(char *text[LANG_COUNT])
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		g_free(text[lang]);
}

static void free_component(struct component_rule *rule)
{
	g_free(rule->name);
	g_free(rule->variant);
	free_texts(rule->label);
	free_texts(rule->paid);
	g_free(rule->less);
	g_strfreev(rule->needs);
	g_free(rule->source);
	free_texts(rule->source_in);
}

static void free_condition(struct condition_rule *rule)
{
	g_free(rule->name);
	g_free(rule->variant);
	free_texts(rule->label);
	free_texts(rule->why);
	g_free(rule->list);
	for (size_t i = 0; i < G_N_ELEMENTS(rule->answer_words); i++)
		g_strfreev(rule->answer_words[i]);
	g_free(rule->overlay_of);
	g_strfreev(rule->counts_for);
	g_free(rule->source);
	free_texts(rule->source_in);
}

static void free_amount(struct amount_rule *rule)
{
	g_free(rule->component);
	g_free(rule->name);
	g_free(rule->nationalities);
	g_free(rule->source);
	free_texts(rule->source_in);
}

static void free_overlay(struct overlay_rule *rule)
{
	g_free(rule->name);
	g_free(rule->condition);
	g_free(rule->nationalities);
	g_free(rule->source);
	free_texts(rule->source_in);
}

static void free_applies(struct applies_rule *rule)
{
	g_free(rule->name);
	g_free(rule->source);
	free_texts(rule->source_in);
}

static void free_notice(struct notice_rule *rule)
{
	g_free(rule->name);
	free_texts(rule->text);
	g_free(rule->source);
	free_texts(rule->source_in);
}

/* Each array of rules is freed the same way. */
#define FREE_EACH(policy, member, free_one)                                  \
	do {                                                                 \
		for (size_t i_ = 0; i_ < (policy)->member##_count; i_++)     \
			free_one(&(policy)->member[i_]);                     \
		g_free((policy)->member);                                    \
	} while (0)

void policy_free(struct policy *policy)
{
	if (policy == NULL)
		return;
	FREE_EACH(policy, component, free_component);
	FREE_EACH(policy, condition, free_condition);
	FREE_EACH(policy, amount, free_amount);
	FREE_EACH(policy, overlay, free_overlay);
	FREE_EACH(policy, applies, free_applies);
	FREE_EACH(policy, notice, free_notice);
	g_free(policy->id);
	free_texts(policy->name);
	g_strfreev(policy->conditions_from);
	g_free(policy->source);
	free_texts(policy->source_in);
	free_texts(policy->source_note);
	g_free(policy->file);
	g_free(policy);
}

void policy_set_clear(struct policy_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		policy_free(set->policy[i]);
	g_free(set->policy);
	*set = (struct policy_set){ 0 };
}

const struct policy *policy_set_find(const struct policy_set *set, const char *id)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->policy[i]->id, id) == 0)
			return set->policy[i];
	return NULL;
}

const struct policy *policy_set_on(const struct policy_set *set, enum package package,
    day_number registered_on)
{
	const struct policy *first = NULL;
	const struct policy *begun = NULL;

	for (size_t i = 0; i < set->count; i++) {
		const struct policy *policy = set->policy[i];
		day_number from = policy->period.from;

		if (policy->kind != POLICY_PACKAGE || policy->package != package)
			continue;
		if (first == NULL || from < first->period.from)
			first = policy;
		if (from <= registered_on && (begun == NULL || from > begun->period.from))
			begun = policy;
	}
	return begun != NULL ? begun : first;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "check.h"
#include "format.h"

/* What a key that is not there means. */
#define OPEN_PERIOD { DAY_NONE, DAY_FOREVER }
#define NO_AMOUNTS \
	{ { AMOUNT_ABSENT, AMOUNT_ABSENT, AMOUNT_ABSENT, AMOUNT_ABSENT, AMOUNT_ABSENT } }

static const struct policy policy_defaults = {
	.kind = POLICY_PACKAGE,
	.package = PACKAGE_COUNT,
	.amends = PACKAGE_MASK_ALL,
	.period = OPEN_PERIOD,
};
static const struct component_rule component_defaults = {
	.departure_kinds = KIND_MASK_ALL,
	.amounts = NO_AMOUNTS,
	.lowered_by = FACT_NONE,
	.moved_by = FACT_NONE,
};
static const struct condition_rule condition_defaults = {
	.period = OPEN_PERIOD,
	.fact = FACT_NONE,
	.after = DAY_NONE,
	.before = DAY_NONE,
	.answer = ANSWER_UNMET,
	.overlay_unmet = ANSWER_UNMET,
	.since = FACT_NONE,
	.softened_by = { FACT_NONE, FACT_NONE, FACT_NONE, FACT_NONE },
};
static const struct amount_rule amount_defaults = {
	.departure_kinds = KIND_MASK_ALL,
	.period = OPEN_PERIOD,
	.amounts = NO_AMOUNTS,
};
static const struct overlay_rule overlay_defaults = {
	.period = OPEN_PERIOD,
	.review = DAY_FOREVER,
};
static const struct applies_rule applies_defaults = {
	.departure_kinds = KIND_MASK_ALL,
	.routes = ROUTE_MASK_ALL,
	.period = OPEN_PERIOD,
};
static const struct notice_rule notice_defaults = {
	.fact = FACT_NONE,
	.period = OPEN_PERIOD,
	.departing_after = DAY_NONE,
};

/* Where the rules of each kind of section are kept in a policy. */
#define KIND(name) \
	{ offsetof(struct policy, name), offsetof(struct policy, name##_count), \
	    sizeof(struct name##_rule), offsetof(struct name##_rule, line), \
	    &name##_defaults, check_##name }
static const struct rule_kind {
	size_t array;
	size_t count;
	size_t size;
	size_t line;
	const void *defaults;
	void (*check)(struct format_reading *, const struct policy *, void *rule);
} rule_kinds[FORMAT_COUNT] = {
	[FORMAT_COMPONENT] = KIND(component),
	[FORMAT_CONDITION] = KIND(condition),
	[FORMAT_AMOUNT] = KIND(amount),
	[FORMAT_OVERLAY] = KIND(overlay),
	[FORMAT_APPLIES] = KIND(applies),
	[FORMAT_NOTICE] = KIND(notice),
};

/* Room for one more rule, with its defaults, behind those that are counted. */
static void *new_rule(struct policy *policy, const struct rule_kind *kind, int line)
{
	char *array;
	size_t count;
	char *rule;

	memcpy(&array, (char *)policy + kind->array, sizeof array);
	memcpy(&count, (char *)policy + kind->count, sizeof count);
	array = g_realloc_n(array, count + 1, kind->size);
	memcpy((char *)policy + kind->array, &array, sizeof array);
	rule = array + count * kind->size;
	memcpy(rule, kind->defaults, kind->size);
	memcpy(rule + kind->line, &line, sizeof line);
	return rule;
}

static void count_rule(struct policy *policy, const struct rule_kind *kind)
{
	size_t count;

	memcpy(&count, (char *)policy + kind->count, sizeof count);
	count++;
	memcpy((char *)policy + kind->count, &count, sizeof count);
}

/* The check of a section looks at the rules before it: it is counted afterwards. */
static bool read_rule(struct format_reading *reading, struct policy *policy)
{
	const struct rule_kind *kind = &rule_kinds[reading->format - format_sections];
	void *rule = new_rule(policy, kind, reading->section->line);

	format_read(reading, rule);
	kind->check(reading, policy, rule);
	count_rule(policy, kind);
	return reading->sound;
}

/* The section [policy], or one that was meant to be it; NULL when there is none. */
static const struct ini_section *find_head(const struct ini *ini)
{
	const struct ini_section *head = ini_section_find(ini, "policy");

	for (size_t i = 0; head == NULL && i < ini->section_count; i++) {
		if (format_find(&ini->section[i]) == &format_sections[FORMAT_POLICY])
			head = &ini->section[i];
	}
	return head;
}

static bool read_head(const struct ini *ini, struct policy *policy, struct faults *faults)
{
	struct format_reading reading = {
		.ini = ini,
		.section = find_head(ini),
		.format = &format_sections[FORMAT_POLICY],
		.faults = faults,
		.sound = true,
	};

	if (reading.section == NULL) {
		ini_complain(ini, NULL, NULL, FAULT_REQUIRED, NULL,
		    N_("a section [policy]"), faults);
		return false;
	}
	format_read(&reading, policy);
	check_head(&reading, policy);
	return reading.sound;
}

static bool refuse_section(
    const struct ini *ini, const struct ini_section *section, struct faults *faults)
{
	const char *known[FORMAT_COUNT + 1] = { NULL };

	for (size_t i = 0; i < FORMAT_COUNT; i++)
		known[i] = format_sections[i].name;
	ini_complain_unknown(ini, section, NULL, known, faults);
	return false;
}

/* Everything in the file; every fault is reported, also behind one that was found. */
static bool read_sections(
    const struct ini *ini, struct policy *policy, struct faults *faults)
{
	bool sound = read_head(ini, policy, faults);
	const struct ini_section *head = find_head(ini);
	bool complete = ini->sound && head != NULL;

	for (size_t i = 0; i < ini->section_count; i++) {
		struct format_reading reading = {
			.ini = ini,
			.section = &ini->section[i],
			.format = format_find(&ini->section[i]),
			.faults = faults,
			.sound = true,
		};

		if (reading.section == head)
			continue;
		if (reading.format == NULL ||
		    reading.format == &format_sections[FORMAT_POLICY])
			complete = refuse_section(ini, reading.section, faults);
		else
			sound &= read_rule(&reading, policy);
	}
	/* A section that was not understood may hold what would be missed. */
	return complete && check_policy(ini, head, policy, faults) && sound;
}

struct policy *policy_read(const char *path, struct faults *faults)
{
	size_t faults_before = faults != NULL ? faults->count : 0;
	struct ini *ini = ini_read(path, faults);
	struct policy *policy;
	bool sound;

	if (ini == NULL)
		return NULL;
	policy = g_new(struct policy, 1);
	*policy = policy_defaults;
	policy->file = g_strdup(path);
	crypto_generichash(policy->hash, sizeof policy->hash,
	    (const unsigned char *)ini->bytes, ini->size, NULL, 0);
	sound = read_sections(ini, policy, faults) && ini->sound;
	ini_sort_faults(faults, faults_before);
	ini_free(ini);
	if (!sound) {
		policy_free(policy);
		return NULL;
	}
	return policy;
}

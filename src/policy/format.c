/* SPDX-License-Identifier: EUPL-1.2 */
#include "format.h"

#include <glib.h>
#include <string.h>

#define REQUIRED true
#define KEY(name, type, member, ...) \
	{ name, FIELD_##type, offsetof(struct RULE, member), __VA_ARGS__ }
#define TEXTS(name, member, ...) \
	KEY(name ".nl", TEXT, member[LANG_NL], __VA_ARGS__), \
	    KEY(name ".en", TEXT, member[LANG_EN], __VA_ARGS__)
#define PERIOD \
	KEY("from", DATE, period.from, false), KEY("until", DATE, period.until, false)
#define SOURCE \
	KEY("source", TEXT, source, REQUIRED), TEXTS("source", source_in, false), \
	    KEY("ruling", YES_NO, ruling, false)
#define AMOUNTS(need) \
	KEY("unaccompanied", AMOUNT, amounts.of[AMOUNT_UNACCOMPANIED], false), \
	    KEY("main_applicant", AMOUNT, amounts.of[AMOUNT_MAIN_APPLICANT], false), \
	    KEY("own_application", AMOUNT, amounts.of[AMOUNT_OWN_APPLICATION], false), \
	    KEY("adult", AMOUNT, amounts.of[AMOUNT_ADULT], need), \
	    KEY("minor", AMOUNT, amounts.of[AMOUNT_MINOR], need)
#define END { NULL, FIELD_TEXT, 0, false }

#define RULE policy
static const struct format_key policy_keys[] = {
	KEY("id", ID, id, REQUIRED),
	KEY("kind", POLICY_KIND, kind, false),
	KEY("package", PACKAGE, package, false),
	KEY("amends", PACKAGES, amends, false),
	TEXTS("name", name, REQUIRED),
	PERIOD,
	KEY("conditions_from", IDS, conditions_from, false),
	SOURCE,
	TEXTS("source_note", source_note, false),
	END,
};
#undef RULE

#define RULE component_rule
static const struct format_key component_keys[] = {
	TEXTS("label", label, false),
	TEXTS("paid", paid, false),
	KEY("departure_kind", KINDS, departure_kinds, false),
	AMOUNTS(REQUIRED),
	KEY("lowered_by", MONEY_FACT, lowered_by, false),
	KEY("less", NAME, less, false),
	KEY("phase", PHASE, phase, REQUIRED),
	KEY("form", FORM, form, REQUIRED),
	KEY("payers", PAYERS, payers, REQUIRED),
	KEY("payers.iom", PAYERS, payers_by_route[ROUTE_IOM], false),
	KEY("payers.jrs", PAYERS, payers_by_route[ROUTE_JRS], false),
	KEY("payers.ngo", PAYERS, payers_by_route[ROUTE_NGO], false),
	KEY("moved_by", MOVING_FACT, moved_by, false),
	KEY("moved_route", ROUTES, moved_routes, false),
	KEY("moved_phase", PHASE, moved_phase, false),
	KEY("moved_form", FORM, moved_form, false),
	KEY("needs", WORDS, needs, REQUIRED),
	SOURCE,
	END,
};
#undef RULE

#define RULE condition_rule
static const struct format_key condition_keys[] = {
	TEXTS("label", label, false),
	TEXTS("why", why, false),
	PERIOD,
	KEY("abolished", YES_NO, abolished, false),
	KEY("always", ANSWER, answer, false),
	KEY("fact", FACT, fact, false),
	KEY("country", WORD, list, false),
	KEY("overlay", NAME, overlay_of, false),
	KEY("met", WORDS, answer_words[ANSWER_MET], false),
	KEY("unmet", WORDS, answer_words[ANSWER_UNMET], false),
	KEY("check", WORDS, answer_words[ANSWER_CHECK], false),
	KEY("unmet_becomes", ANSWER, overlay_unmet, false),
	KEY("after", DATE, after, false),
	KEY("before", DATE, before, false),
	KEY("answer", ANSWER, answer, false),
	KEY("years", YEARS, years, false),
	KEY("since", SINCE_FACT, since, false),
	KEY("softened_by", SOFTENING_FACTS, softened_by, false),
	KEY("counts_for", NAMES, counts_for, false),
	SOURCE,
	END,
};
#undef RULE

#define RULE amount_rule
static const struct format_key amount_keys[] = {
	KEY("package", PACKAGES, packages, false),
	KEY("nationality", COUNTRIES, nationalities, false),
	KEY("departure_kind", KINDS, departure_kinds, false),
	PERIOD,
	AMOUNTS(false),
	SOURCE,
	END,
};
#undef RULE

#define RULE overlay_rule
static const struct format_key overlay_keys[] = {
	KEY("package", PACKAGES, packages, false),
	KEY("nationality", COUNTRIES, nationalities, false),
	KEY("condition", NAME, condition, REQUIRED),
	KEY("answer", ANSWER, answer, REQUIRED),
	PERIOD,
	KEY("review", DATE, review, false),
	SOURCE,
	END,
};
#undef RULE

#define RULE applies_rule
static const struct format_key applies_keys[] = {
	KEY("departure_kind", KINDS, departure_kinds, false),
	KEY("route", ROUTES, routes, false),
	PERIOD,
	SOURCE,
	END,
};
#undef RULE

#define RULE notice_rule
static const struct format_key notice_keys[] = {
	TEXTS("text", text, REQUIRED),
	KEY("when", NOTICE_WHEN, when, REQUIRED),
	KEY("fact", FACT, fact, false),
	KEY("value", LATER, values, false),
	PERIOD,
	KEY("departing_after", DATE, departing_after, false),
	KEY("package", PACKAGES, packages, false),
	SOURCE,
	END,
};
#undef RULE

const struct format_section format_sections[FORMAT_COUNT] = {
	[FORMAT_POLICY] = { "policy", N_("[policy]"), false, false,
	    { FORMAT_NO_WORD, FORMAT_NO_WORD }, policy_keys },
	[FORMAT_COMPONENT] = { "component",
	    N_("[component GROUP.NAME] or [component GROUP.NAME VARIANT]"), true, false,
	    { offsetof(struct component_rule, name),
		offsetof(struct component_rule, variant) },
	    component_keys },
	[FORMAT_CONDITION] = { "condition",
	    N_("[condition GROUP.NAME] or [condition GROUP.NAME VARIANT]"), true, false,
	    { offsetof(struct condition_rule, name),
		offsetof(struct condition_rule, variant) },
	    condition_keys },
	[FORMAT_AMOUNT] = { "amount", N_("[amount COMPONENT NAME]"), true, true,
	    { offsetof(struct amount_rule, component),
		offsetof(struct amount_rule, name) },
	    amount_keys },
	[FORMAT_OVERLAY] = { "overlay", N_("[overlay NAME]"), false, false,
	    { offsetof(struct overlay_rule, name), FORMAT_NO_WORD }, overlay_keys },
	[FORMAT_APPLIES] = { "applies", N_("[applies NAME]"), false, false,
	    { offsetof(struct applies_rule, name), FORMAT_NO_WORD }, applies_keys },
	[FORMAT_NOTICE] = { "notice", N_("[notice NAME]"), false, false,
	    { offsetof(struct notice_rule, name), FORMAT_NO_WORD }, notice_keys },
};

static int key_number(const struct format_section *format, const char *name)
{
	for (int i = 0; format->key[i].name != NULL; i++) {
		if (strcmp(format->key[i].name, name) == 0)
			return i;
	}
	return -1;
}

const struct format_section *format_find(const struct ini_section *section)
{
	size_t length = strcspn(section->name, " ");

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (strlen(format_sections[i].name) == length &&
		    strncmp(format_sections[i].name, section->name, length) == 0)
			return &format_sections[i];
	}
	return NULL;
}

static bool is_text(enum field_type type)
{
	return type == FIELD_TEXT || type == FIELD_ID || type == FIELD_WORD ||
	       type == FIELD_NAME;
}

static char **text_at(void *rule, size_t offset)
{
	return (char **)(void *)((char *)rule + offset);
}

/* The words behind the first one of a section line. */
static void read_words(struct format_reading *reading, void *rule)
{
	const struct format_section *format = reading->format;
	char **words = g_strsplit(reading->section->name, " ", -1);
	size_t count = g_strv_length(words) - 1;
	size_t most = 0;

	while (most < 2 && format->word_offset[most] != FORMAT_NO_WORD)
		most++;
	if (count > most || (count == 0 && most > 0) ||
	    (count == 1 && format->second_word) ||
	    (count > 0 && format->dotted && !field_is_name(words[1])) ||
	    (count > 0 && !format->dotted && !field_is_word(words[1])) ||
	    (count > 1 && !field_is_word(words[2])))
		format_refuse(
		    reading, NULL, FAULT_SYNTAX, reading->section->name, format->usage);
	for (size_t i = 0; i < most; i++) {
		char **target = text_at(rule, format->word_offset[i]);

		*target = g_strdup(i < count ? words[i + 1] : "");
	}
	g_strfreev(words);
}

static void read_key(
    struct format_reading *reading, const struct ini_key *key, void *rule)
{
	const struct field_place place = {
		.ini = reading->ini,
		.section = reading->section,
		.key = key,
		.faults = reading->faults,
	};
	const struct format_section *format = reading->format;
	int number = key_number(format, key->name);
	const struct format_key *row = &format->key[number];

	if (number >= 0) {
		if (field_read(&place, row->type, (char *)rule + row->offset))
			return;
		reading->refused |= 1u << number;
	} else {
		const char *known[FORMAT_KEYS_MAX + 1] = { NULL };
		const char *meant;

		for (int i = 0; format->key[i].name != NULL; i++)
			known[i] = format->key[i].name;
		meant = ini_complain_unknown(
		    reading->ini, reading->section, key, known, reading->faults);
		if (meant != NULL)
			reading->meant |= 1u << key_number(format, meant);
	}
	reading->sound = false;
}

void format_read(struct format_reading *reading, void *rule)
{
	const struct ini_section *section = reading->section;

	read_words(reading, rule);
	for (size_t i = 0; i < section->key_count; i++)
		read_key(reading, &section->key[i], rule);
	for (const struct format_key *row = reading->format->key; row->name != NULL;
	     row++) {
		if (row->required)
			format_require(reading, row->name);
		if (is_text(row->type)) {
			char **text = text_at(rule, row->offset);

			if (*text == NULL)
				*text = g_strdup("");
		}
	}
}

bool format_has(const struct format_reading *reading, const char *key)
{
	return ini_key_find(reading->section, key) != NULL &&
	       (reading->refused >> key_number(reading->format, key) & 1) == 0;
}

void format_refuse(struct format_reading *reading, const char *key, enum fault_code code,
    const char *found, const char *expected)
{
	const struct ini_key *at =
	    key != NULL ? ini_key_find(reading->section, key) : NULL;

	ini_complain(
	    reading->ini, reading->section, at, code, found, expected, reading->faults);
	if (key != NULL)
		reading->refused |= 1u << key_number(reading->format, key);
	reading->sound = false;
}

void format_require(struct format_reading *reading, const char *key)
{
	int number = key_number(reading->format, key);
	char *expected;
	struct ini_key here = { .line = reading->section->line };

	if (ini_key_find(reading->section, key) != NULL || reading->section->damaged ||
	    (reading->meant >> number & 1) != 0)
		return;
	here.name = g_strdup(key);
	expected = field_expected(reading->format->key[number].type);
	ini_complain(reading->ini, reading->section, &here, FAULT_REQUIRED, NULL,
	    expected, reading->faults);
	g_free(expected);
	g_free(here.name);
	reading->refused |= 1u << number;
	reading->sound = false;
}

void format_forbid(struct format_reading *reading, const char *key, const char *expected)
{
	if (ini_key_find(reading->section, key) != NULL)
		format_refuse(reading, key, FAULT_MISPLACED, key, expected);
}

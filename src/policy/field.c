/* SPDX-License-Identifier: EUPL-1.2 */
#include "field.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/money.h"
#include "terugkeerdesk/core/policy.h"
#include "terugkeerdesk/core/text.h"

#include "vocabulary.h"

#define ID_BYTES_MAX 47 /* SNAPSHOT_ID_MAX, with its NUL */
#define YEARS_MAX    99

/* Each type: its words, where it has any, and what to expect. */
static const struct {
	enum fault_code code;
	int vocabulary;       /* -1: no closed list of words */
	const char *expected; /* NULL: the words */
} types[] = {
	[FIELD_TEXT] = { FAULT_FORMAT, -1, N_("a text") },
	[FIELD_ID] = { FAULT_FORMAT, -1,
	    N_("the id of a policy, such as harmonised-2024") },
	[FIELD_WORD] = { FAULT_FORMAT, -1, N_("a name of letters, digits, “_” and “-”") },
	[FIELD_NAME] = { FAULT_FORMAT, -1,
	    N_("a name with a dot, such as rean.own_means") },
	[FIELD_NAMES] = { FAULT_FORMAT, -1,
	    N_("names with a dot, such as rean.own_means, with commas between them") },
	[FIELD_WORDS] = { FAULT_FORMAT, -1, N_("words, with commas between them") },
	[FIELD_IDS] = { FAULT_FORMAT, -1,
	    N_("ids of policies, with commas between them") },
	[FIELD_COUNTRIES] = { FAULT_COUNTRY, -1,
	    N_("codes of two letters, with commas between them, such as: iq, sy") },
	[FIELD_DATE] = { FAULT_DATE, -1, N_("a date such as 2031-12-31") },
	[FIELD_AMOUNT] = { FAULT_AMOUNT, -1,
	    N_("an amount such as 123.45, or not_stated") },
	[FIELD_YEARS] = { FAULT_NUMBER, -1, N_("a number of years, 1 to 99") },
	[FIELD_YES_NO] = { FAULT_CHOICE, VOCABULARY_YES_NO, NULL },
	[FIELD_POLICY_KIND] = { FAULT_CHOICE, VOCABULARY_POLICY_KIND, NULL },
	[FIELD_PACKAGE] = { FAULT_CHOICE, VOCABULARY_PACKAGE, NULL },
	[FIELD_PHASE] = { FAULT_CHOICE, VOCABULARY_PHASE, NULL },
	[FIELD_FORM] = { FAULT_CHOICE, VOCABULARY_FORM, NULL },
	[FIELD_ANSWER] = { FAULT_CHOICE, VOCABULARY_ANSWER, NULL },
	[FIELD_NOTICE_WHEN] = { FAULT_CHOICE, VOCABULARY_NOTICE_WHEN, NULL },
	[FIELD_PACKAGES] = { FAULT_CHOICE, VOCABULARY_PACKAGE, NULL },
	[FIELD_KINDS] = { FAULT_CHOICE, VOCABULARY_DEPARTURE_KIND, NULL },
	[FIELD_ROUTES] = { FAULT_CHOICE, VOCABULARY_ROUTE, NULL },
	[FIELD_PAYERS] = { FAULT_CHOICE, VOCABULARY_PAYER, NULL },
	[FIELD_FACT] = { FAULT_CHOICE, VOCABULARY_FACT, NULL },
	[FIELD_MOVING_FACT] = { FAULT_CHOICE, VOCABULARY_MOVING_FACT, NULL },
	[FIELD_SINCE_FACT] = { FAULT_CHOICE, VOCABULARY_SINCE_FACT, NULL },
	[FIELD_MONEY_FACT] = { FAULT_CHOICE, VOCABULARY_MONEY_FACT, NULL },
	[FIELD_SOFTENING_FACTS] = { FAULT_CHOICE, VOCABULARY_SOFTENING_FACT, NULL },
	[FIELD_LATER] = { FAULT_FORMAT, -1, N_("words, with commas between them") },
};

_Static_assert(
    sizeof(enum fact_id) == sizeof(unsigned) && sizeof(enum phase) == sizeof(unsigned),
    "field_read keeps enumerators so");

char *field_expected(enum field_type type)
{
	return types[type].expected != NULL
		   ? g_strdup(types[type].expected)
		   : vocabulary_list((enum vocabulary)types[type].vocabulary);
}

void field_complain(const struct field_place *place, enum fault_code code,
    const char *found, const char *expected)
{
	ini_complain(
	    place->ini, place->section, place->key, code, found, expected, place->faults);
}

static bool refuse(
    const struct field_place *place, enum field_type type, const char *found)
{
	char *expected = field_expected(type);

	field_complain(place, types[type].code, found, expected);
	g_free(expected);
	return false;
}

static bool is_made_of(const char *text, const char *extra)
{
	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (!g_ascii_islower(*text) && !g_ascii_isdigit(*text) &&
		    strchr(extra, *text) == NULL)
			return false;
	}
	return true;
}

bool field_is_word(const char *text)
{
	return is_made_of(text, "_-") && strlen(text) < CONDITION_NAME_MAX;
}

bool field_is_name(const char *text)
{
	const char *dot = strchr(text, '.');

	return dot != NULL && dot > text && field_is_word(dot + 1) &&
	       is_made_of(text, "_-.") && strlen(text) < CONDITION_NAME_MAX;
}

static bool is_id(const char *text)
{
	return is_made_of(text, "_-.") && strlen(text) <= ID_BYTES_MAX;
}

char **field_list(const struct field_place *place)
{
	char **list = g_strsplit(place->key->value, ",", -1);

	for (char **word = list; *word != NULL; word++) {
		g_strstrip(*word);
		if (**word == '\0') {
			field_complain(place, FAULT_SYNTAX, place->key->value,
			    N_("a word before and after each comma"));
			g_strfreev(list);
			return NULL;
		}
		for (char **earlier = list; earlier < word; earlier++) {
			if (strcmp(*earlier, *word) != 0)
				continue;
			field_complain(
			    place, FAULT_MISPLACED, *word, N_("each word once"));
			g_strfreev(list);
			return NULL;
		}
	}
	return list;
}

static bool read_texts(const struct field_place *place, enum field_type type,
    bool (*is_right)(const char *text), char ***ret)
{
	char **list = field_list(place);

	for (char **word = list; word != NULL && *word != NULL; word++) {
		if (is_right(*word))
			continue;
		refuse(place, type, *word);
		g_strfreev(list);
		return false;
	}
	if (list != NULL)
		*ret = list;
	return list != NULL;
}

static bool read_text(const struct field_place *place, char **ret)
{
	struct fault fault;

	if (text_normalise(place->key->value, false, "", ret, &fault) == 0)
		return true;
	field_complain(place, fault.code, fault.found, fault.expected);
	return false;
}

static bool read_countries(const struct field_place *place, country_code **ret)
{
	char **list = field_list(place);
	GArray *codes = g_array_new(TRUE, FALSE, sizeof(country_code));
	bool right = list != NULL;

	for (char **word = list; right && *word != NULL; word++) {
		country_code code = country_code_from_text(*word);

		g_array_append_val(codes, code);
		if (code == COUNTRY_NONE)
			right = refuse(place, FIELD_COUNTRIES, *word);
	}
	g_strfreev(list);
	if (right)
		*ret = (country_code *)(void *)g_array_free(codes, FALSE);
	else
		g_array_free(codes, TRUE);
	return right;
}

static bool read_amount(const struct field_place *place, cents *ret)
{
	if (strcmp(place->key->value, "not_stated") == 0) {
		*ret = AMOUNT_NOT_STATED;
		return true;
	}
	return money_parse_file(place->key->value, ret) == 0 ||
	       refuse(place, FIELD_AMOUNT, place->key->value);
}

static bool read_years(const struct field_place *place, int *ret)
{
	guint64 years;

	if (!g_ascii_string_to_unsigned(
		place->key->value, 10, 1, YEARS_MAX, &years, NULL))
		return refuse(place, FIELD_YEARS, place->key->value);
	*ret = (int)years;
	return true;
}

static bool read_word(const struct field_place *place, enum field_type type,
    const char *word, unsigned *ret)
{
	return vocabulary_find((enum vocabulary)types[type].vocabulary, word, ret) ||
	       refuse(place, type, word);
}

/* A set of words: `bit` makes the bit of a value. */
static bool read_set(const struct field_place *place, enum field_type type,
    unsigned (*bit)(unsigned value), uint8_t *ret)
{
	char **list = field_list(place);
	bool right = list != NULL;
	unsigned set = 0;

	for (char **word = list; right && *word != NULL; word++) {
		unsigned value;

		right = read_word(place, type, *word, &value);
		if (right)
			set |= bit(value);
	}
	g_strfreev(list);
	if (right)
		*ret = (uint8_t)set;
	return right;
}

static unsigned bit_of_number(unsigned value)
{
	return 1u << value;
}

static unsigned bit_itself(unsigned value)
{
	return value;
}

static bool read_payers(const struct field_place *place, uint8_t *ret)
{
	uint8_t payers;

	if (!read_set(place, FIELD_PAYERS, bit_itself, &payers))
		return false;
	if (payers != PAYER_NOT_STATED &&
	    strstr(place->key->value, "not_stated") != NULL) {
		field_complain(place, FAULT_MISPLACED, "not_stated",
		    N_("either payers or not_stated"));
		return false;
	}
	*ret = payers;
	return true;
}

static bool read_facts(const struct field_place *place, enum fact_id *ret)
{
	char **list = field_list(place);
	bool right = list != NULL;
	unsigned facts[FIELD_FACTS_MAX];
	size_t count = 0;

	for (char **word = list; right && *word != NULL; word++) {
		if (count == FIELD_FACTS_MAX) {
			field_complain(place, FAULT_TOO_LONG, NULL, N_("three facts"));
			right = false;
		} else {
			right = read_word(
			    place, FIELD_SOFTENING_FACTS, *word, &facts[count++]);
		}
	}
	g_strfreev(list);
	for (size_t i = 0; right && i < count; i++)
		ret[i] = facts[i];
	return right;
}

bool field_read(const struct field_place *place, enum field_type type, void *target)
{
	const char *value = place->key->value;
	unsigned number = 0;
	bool right;

	if (*value == '\0') {
		char *expected = field_expected(type);

		field_complain(place, FAULT_REQUIRED, NULL, expected);
		g_free(expected);
		return false;
	}
	switch (type) {
	case FIELD_TEXT:
		return read_text(place, target);
	case FIELD_ID:
	case FIELD_WORD:
	case FIELD_NAME:
		right = type == FIELD_ID     ? is_id(value)
			: type == FIELD_WORD ? field_is_word(value)
					     : field_is_name(value);
		if (!right)
			return refuse(place, type, value);
		*(char **)target = g_strdup(value);
		return true;
	case FIELD_NAMES:
		return read_texts(place, type, field_is_name, target);
	case FIELD_WORDS:
		return read_texts(place, type, field_is_word, target);
	case FIELD_IDS:
		return read_texts(place, type, is_id, target);
	case FIELD_COUNTRIES:
		return read_countries(place, target);
	case FIELD_DATE:
		return date_parse_iso(value, target) == 0 || refuse(place, type, value);
	case FIELD_AMOUNT:
		return read_amount(place, target);
	case FIELD_YEARS:
		return read_years(place, target);
	case FIELD_YES_NO:
		right = read_word(place, type, value, &number);
		if (right)
			*(bool *)target = number != 0;
		return right;
	case FIELD_PACKAGES:
	case FIELD_KINDS:
	case FIELD_ROUTES:
		return read_set(place, type, bit_of_number, target);
	case FIELD_PAYERS:
		return read_payers(place, target);
	case FIELD_SOFTENING_FACTS:
		return read_facts(place, target);
	case FIELD_LATER:
		return true;
	default: /* one word that is an enumerator: all of them are kept as an unsigned */
		right = read_word(place, type, value, &number);
		if (right)
			memcpy(target, &number, sizeof number);
		return right;
	}
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/case_json.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <jansson.h>

#include "case_keys.h"
#include "place.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"

/* NULL and null both mean "not answered". */
static bool absent(const json_t *json)
{
	return json == NULL || json_is_null(json);
}

static char *integer_text(char ret[24], const json_t *json)
{
	snprintf(ret, 24, "%" JSON_INTEGER_FORMAT, json_integer_value(json));
	return ret;
}

static int read_integer(const struct fact *fact, const json_t *json, struct value *ret,
    struct place place, struct fault *fault)
{
	char where[PLACE_TEXT], digits[24];

	if (!json_is_integer(json))
		return place_wrong_type(
		    place, fact->key, json, N_("a whole number"), fault);
	return fact_parse(fact, integer_text(digits, json), ret,
	    place_text(where, place, fact->key), fault);
}

static int read_word(const struct fact *fact, const json_t *json, struct value *ret,
    struct place place, struct fault *fault)
{
	bool is_text = fact->type == FACT_TYPE_TEXT || fact->type == FACT_TYPE_LINES;
	char where[PLACE_TEXT];
	const char *word;

	if (!json_is_string(json))
		return place_wrong_type(
		    place, fact->key, json, N_("a text between quotes"), fault);
	word = json_string_value(json);
	/* An empty word clears a field of a form.  A file says null for that: here it is
	 * a word that is wrong. */
	if (word[0] == '\0' && !is_text)
		word = " ";
	return fact_parse(fact, word, ret, place_text(where, place, fact->key), fault);
}

static int read_value(const struct fact *fact, const json_t *json, struct value *ret,
    struct place place, struct fault *fault)
{
	if (absent(json))
		return 0;
	switch (fact->type) {
	case FACT_TYPE_YESNO:
		if (!json_is_boolean(json))
			return place_wrong_type(
			    place, fact->key, json, N_("true or false"), fault);
		*ret = (struct value){ .set = true, .number = json_is_true(json) };
		return 0;
	case FACT_TYPE_PERSON:
	case FACT_TYPE_MONEY:
		return read_integer(fact, json, ret, place, fault);
	default:
		return read_word(fact, json, ret, place, fault);
	}
}

static int unknown_fact(
    const char *key, enum fact_level level, struct place place, struct fault *fault)
{
	const char *known[FACT_COUNT];
	size_t count = 0;

	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (fact->level == level)
			known[count++] = fact->key;
	}
	return place_unknown_key(place, key, known, count, fault);
}

/* The facts of the case or of one person; `values` begin with the fact `first`. */
static int read_facts(json_t *object, enum fact_level level, struct value *values,
    enum fact_id first, struct place place, struct fault *fault)
{
	const char *key;
	json_t *value;

	if (!json_is_object(object))
		return place_wrong_type(
		    place, "", object, N_("an object with keys"), fault);
	json_object_foreach(object, key, value) {
		const struct fact *fact = fact_find(level, key);

		if (fact == NULL)
			return unknown_fact(key, level, place, fault);
		if (read_value(fact, value, &values[fact->id - first], place, fault) != 0)
			return -1;
	}
	return 0;
}

/* Is it a list of at most `most`?  A missing one is fine. */
static int check_list(const json_t *json, const char *key, size_t most,
    enum fault_code too_many, struct fault *fault)
{
	char count[32], expected[32];

	if (absent(json))
		return 0;
	if (!json_is_array(json))
		return place_wrong_type((struct place){ "", 0 }, key, json,
		    N_("a list between square brackets"), fault);
	if (json_array_size(json) <= most)
		return 0;
	snprintf(count, sizeof count, "%zu", json_array_size(json));
	snprintf(expected, sizeof expected, "≤ %zu", most);
	return fault_set(fault, too_many, key, count, expected);
}

static int read_persons(json_t *list, struct case_file *ret, struct fault *fault)
{
	if (check_list(list, KEY_PERSONS, CASE_PERSONS_MAX, FAULT_PERSONS, fault) != 0)
		return -1;
	for (size_t i = 0; i < json_array_size(list); i++) {
		struct place place = { KEY_PERSONS, (int)i + 1 };

		ret->person_count++;
		if (read_facts(json_array_get(list, i), FACT_LEVEL_PERSON,
			ret->person[i].fact, FACT_CASE_COUNT, place, fault) != 0)
			return -1;
	}
	return 0;
}

static int override_person(
    const json_t *json, struct place place, int *ret, struct fault *fault)
{
	static const char expected[] =
	    N_("the number of a person of the case, or null for everybody");
	char where[PLACE_TEXT], digits[24];

	*ret = 0;
	if (absent(json))
		return 0;
	if (!json_is_integer(json))
		return place_wrong_type(place, KEY_PERSON, json, expected, fault);
	if (json_integer_value(json) < 1 || json_integer_value(json) > CASE_PERSONS_MAX)
		return fault_set(fault, FAULT_REFERENCE,
		    place_text(where, place, KEY_PERSON), integer_text(digits, json),
		    expected);
	*ret = (int)json_integer_value(json);
	return 0;
}

static int override_answer(const json_t *json, struct place place,
    enum override_answer *ret, struct fault *fault)
{
	char where[PLACE_TEXT];

	if (absent(json))
		return place_missing(place, KEY_ANSWER, WORD_MET ", " WORD_UNMET, fault);
	if (!json_is_string(json))
		return place_wrong_type(
		    place, KEY_ANSWER, json, WORD_MET ", " WORD_UNMET, fault);
	if (strcmp(json_string_value(json), WORD_MET) == 0)
		*ret = OVERRIDE_MET;
	else if (strcmp(json_string_value(json), WORD_UNMET) == 0)
		*ret = OVERRIDE_UNMET;
	else
		return fault_set(fault, FAULT_CHOICE,
		    place_text(where, place, KEY_ANSWER), json_string_value(json),
		    WORD_MET ", " WORD_UNMET);
	return 0;
}

static int override_condition(
    const json_t *json, struct place place, const char **ret, struct fault *fault)
{
	static const char expected[] = N_("the name of a condition, like rean.own_means");
	char where[PLACE_TEXT];

	if (absent(json))
		return place_missing(place, KEY_CONDITION, expected, fault);
	if (!json_is_string(json))
		return place_wrong_type(place, KEY_CONDITION, json, expected, fault);
	*ret = json_string_value(json);
	if (strlen(*ret) >= CONDITION_NAME_MAX)
		return fault_set(fault, FAULT_CONDITION,
		    place_text(where, place, KEY_CONDITION), *ret, expected);
	return 0;
}

static int override_reason(
    const json_t *json, struct place place, char **ret, struct fault *fault)
{
	char where[PLACE_TEXT];

	if (absent(json))
		return place_missing(
		    place, KEY_REASON, N_("the reason for replacing the finding"), fault);
	if (!json_is_string(json))
		return place_wrong_type(
		    place, KEY_REASON, json, N_("a text between quotes"), fault);
	return text_normalise(json_string_value(json), true,
	    place_text(where, place, KEY_REASON), ret, fault);
}

static int check_keys(json_t *object, const char *const *known, size_t count,
    struct place place, struct fault *fault)
{
	const char *key;
	json_t *value;

	if (!json_is_object(object))
		return place_wrong_type(
		    place, "", object, N_("an object with keys"), fault);
	json_object_foreach(object, key, value) {
		size_t i = 0;

		while (i < count && strcmp(known[i], key) != 0)
			i++;
		if (i == count)
			return place_unknown_key(place, key, known, count, fault);
	}
	return 0;
}

static int read_override(
    json_t *json, struct place place, struct case_file *ret, struct fault *fault)
{
	static const char *const keys[] = { KEY_PERSON, KEY_CONDITION, KEY_ANSWER,
		KEY_REASON };
	int person;
	const char *condition = NULL;
	enum override_answer answer = OVERRIDE_MET;
	char *reason = NULL;

	if (check_keys(json, keys, G_N_ELEMENTS(keys), place, fault) != 0 ||
	    override_person(json_object_get(json, KEY_PERSON), place, &person, fault) ||
	    override_condition(
		json_object_get(json, KEY_CONDITION), place, &condition, fault) != 0 ||
	    override_answer(json_object_get(json, KEY_ANSWER), place, &answer, fault) !=
		0 ||
	    override_reason(json_object_get(json, KEY_REASON), place, &reason, fault) !=
		0)
		return -1;
	/* Never too many: the list has at most CASE_OVERRIDES_MAX. */
	case_file_set_override(ret, person, condition, answer, reason);
	text_free(reason);
	return 0;
}

static int read_overrides(json_t *list, struct case_file *ret, struct fault *fault)
{
	if (check_list(
		list, KEY_OVERRIDES, CASE_OVERRIDES_MAX, FAULT_AMOUNT_RANGE, fault) != 0)
		return -1;
	for (size_t i = 0; i < json_array_size(list); i++) {
		struct place place = { KEY_OVERRIDES, (int)i + 1 };

		if (read_override(json_array_get(list, i), place, ret, fault) != 0)
			return -1;
	}
	return 0;
}

static int check_format(const json_t *json, struct fault *fault)
{
	struct place top = { "", 0 };

	if (absent(json))
		return place_missing(top, KEY_FORMAT, CASE_FORMAT, fault);
	if (!json_is_string(json))
		return place_wrong_type(top, KEY_FORMAT, json, CASE_FORMAT, fault);
	if (strcmp(json_string_value(json), CASE_FORMAT) != 0)
		return fault_set(fault, FAULT_FORMAT, KEY_FORMAT, json_string_value(json),
		    CASE_FORMAT);
	return 0;
}

static int read_file(json_t *json, struct case_file *ret, struct fault *fault)
{
	static const char *const keys[] = { KEY_FORMAT, KEY_CASE, KEY_PERSONS,
		KEY_OVERRIDES };
	struct place top = { "", 0 }, of_case = { KEY_CASE, 0 };
	json_t *facts = json_object_get(json, KEY_CASE);

	/* The format first: another one may well have other keys. */
	if (json_is_object(json) &&
	    check_format(json_object_get(json, KEY_FORMAT), fault) != 0)
		return -1;
	if (check_keys(json, keys, G_N_ELEMENTS(keys), top, fault) != 0)
		return -1;
	if (!absent(facts) &&
	    read_facts(facts, FACT_LEVEL_CASE, ret->fact, 0, of_case, fault) != 0)
		return -1;
	if (read_persons(json_object_get(json, KEY_PERSONS), ret, fault) != 0)
		return -1;
	return read_overrides(json_object_get(json, KEY_OVERRIDES), ret, fault);
}

/* jansson's English sentence in the desk's own words. */
static const char *json_words(enum json_error_code code)
{
	switch (code) {
	case json_error_stack_overflow:
		return N_("brackets stand inside each other too deep");
	case json_error_invalid_utf8:
		return N_("the text is not valid UTF-8");
	case json_error_premature_end_of_input:
		return N_("it ends too early");
	case json_error_end_of_input_expected:
		return N_("something stands behind the end");
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return N_("the character U+0000 cannot be kept");
	case json_error_numeric_overflow:
		return N_("a number is too large");
	default:
		return N_("a comma, colon, quote or bracket is missing or out of place");
	}
}

static int json_fault(const json_error_t *error, struct fault *fault)
{
	char where[32];
	const char *key = strstr(error->text, "near '\"");
	char *name;

	snprintf(where, sizeof where, "%d:%d", error->line, error->column);
	if (json_error_code(error) != json_error_duplicate_key || key == NULL)
		return fault_set(
		    fault, FAULT_JSON, where, json_words(json_error_code(error)), "");
	key += strlen("near '\"");
	name = g_strndup(key, strcspn(key, "\""));
	fault_set(fault, FAULT_KEY_TWICE, where, name, "");
	g_free(name);
	return -1;
}

int case_json_read(const char *text, size_t length, bool draft, struct case_file *ret,
    struct fault *fault)
{
	json_error_t error;
	json_t *json;
	int result;

	case_file_clear(ret);
	if (length > CASE_JSON_BYTES_MAX)
		return fault_set(fault, FAULT_TOO_LONG, "", "", N_("1 MiB for one case"));
	json = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
	if (json == NULL)
		return json_fault(&error, fault);
	result = read_file(json, ret, fault);
	if (result == 0)
		result = case_file_check(ret, draft, fault);
	if (result == 0)
		result = case_state_check(ret, fault);
	if (result != 0)
		case_file_clear(ret);
	json_decref(json);
	return result;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/household_csv.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"

#define NO_COUNTRY     UINT16_MAX
#define WORD_MAX       64 /* bytes of a field; no value is as long */
#define EXPECTED_DAY   N_("a day that exists, like 2024-03-22")
#define EXPECTED_COUNT N_("a number of persons, 0 to 24")
#define EXPECTED_NATIONALITY                                                             \
	N_("a code of two letters, like IQ, or “stateless” or “mixed”")

/* --- the columns --- */

enum column_type {
	COLUMN_DAY,
	COLUMN_CHOICE,
	COLUMN_NATIONALITY,
	COLUMN_COUNT,
	COLUMN_STATE,
	COLUMN_REFERENCE /* whatever the other system calls the row */
};

#define CHOICE(fact, field)                                                              \
	{                                                                                \
		NULL, COLUMN_CHOICE, fact, offsetof(struct household_row, field), false  \
	}
#define ANSWER(fact, index) CHOICE(fact, answer[index])

static const struct column {
	const char *name; /* NULL: that of the fact */
	enum column_type type;
	enum fact_id fact; /* of COLUMN_CHOICE */
	size_t offset;
	bool required; /* the column, and a value in every row */
} columns[] = {
	{ NULL, COLUMN_DAY, FACT_REGISTERED_ON,
	    offsetof(struct household_row, registered_on), true },
	CHOICE(FACT_DEPARTURE_KIND, departure_kind),
	{ NULL, COLUMN_DAY, FACT_DEPARTURE_ON,
	    offsetof(struct household_row, departure_on), false },
	CHOICE(FACT_ROUTE, route),
	CHOICE(FACT_RESIDENCE_STATUS, residence_status),
	{ NULL, COLUMN_NATIONALITY, FACT_NATIONALITY, 0, false },
	{ "adults", COLUMN_COUNT, FACT_NONE, offsetof(struct household_row, adults),
	    true },
	{ "minors", COLUMN_COUNT, FACT_NONE, offsetof(struct household_row, minors),
	    true },
	ANSWER(FACT_UNACCOMPANIED, MEMBER_UNACCOMPANIED),
	CHOICE(FACT_LONG_STAY_INTENT, long_stay_intent),
	CHOICE(FACT_OWN_MEANS, own_means),
	CHOICE(FACT_PARTNER_AVAILABLE, partner_available),
	CHOICE(FACT_POST_ARRIVAL_AT_DEPARTURE, post_arrival_at_departure),
	CHOICE(FACT_DUBLIN_CLAIMANT, dublin_claimant),
	CHOICE(FACT_OWN_APPLICATION, own_application),
	ANSWER(FACT_EU_RESIDENCE, MEMBER_EU_RESIDENCE),
	ANSWER(FACT_ASSISTED_RETURN, MEMBER_ASSISTED_RETURN),
	ANSWER(FACT_OTHER_SUPPORT, MEMBER_OTHER_SUPPORT),
	ANSWER(FACT_EXCLUSION_GROUND, MEMBER_EXCLUSION_GROUND),
	ANSWER(FACT_TRAFFICKING_VICTIM, MEMBER_TRAFFICKING_VICTIM),
	ANSWER(FACT_FORMER_UNACCOMPANIED_MINOR, MEMBER_FORMER_UNACCOMPANIED_MINOR),
	ANSWER(FACT_HEALTH_NEEDS, MEMBER_HEALTH_NEEDS),
	{ NULL, COLUMN_DAY, FACT_ARRIVED_ON, offsetof(struct household_row, arrived_on),
	    false },
	{ "state", COLUMN_STATE, FACT_NONE, offsetof(struct household_row, state),
	    false },
	{ NULL, COLUMN_DAY, FACT_DEPARTED_ON, offsetof(struct household_row, departed_on),
	    false },
	{ "reference", COLUMN_REFERENCE, FACT_NONE, 0, false },
};
#define COLUMN_ROWS G_N_ELEMENTS(columns)

static const char *column_name(const struct column *column)
{
	return column->name != NULL ? column->name : fact_get(column->fact)->key;
}

const char *household_csv_column(size_t index)
{
	return index < COLUMN_ROWS ? column_name(&columns[index]) : NULL;
}

/* --- fields --- */

/* What is left of a line. */
struct fields {
	const char *at;
	const char *end;
	char separator;
	bool more; /* another field follows, even an empty one */
};

/* A piece of the line, or of `kept` where quotes had to be taken away. */
struct word {
	const char *at;
	size_t length;
	char kept[WORD_MAX];
};

static bool is_blank(char letter)
{
	return letter == ' ' || letter == '\t' || letter == '\r';
}

/* A field between quotes; a doubled quote inside stands for one. */
static bool take_quoted(struct fields *fields, struct word *ret)
{
	const char *at = fields->at + 1;
	size_t length = 0;

	for (; at < fields->end; at++) {
		if (*at == '"' && (at + 1 == fields->end || at[1] != '"'))
			break;
		if (*at == '"')
			at++;
		if (length < sizeof(ret->kept))
			ret->kept[length++] = *at;
	}
	ret->at = ret->kept;
	ret->length = length;
	if (at == fields->end)
		return false; /* never closed */
	at++;
	while (at < fields->end && is_blank(*at))
		at++;
	fields->at = at;
	return at == fields->end || *at == fields->separator;
}

static void take_plain(struct fields *fields, struct word *ret)
{
	const char *at = fields->at;
	const char *end;

	while (at < fields->end && *at != fields->separator)
		at++;
	end = at;
	while (end > fields->at && is_blank(end[-1]))
		end--;
	ret->at = fields->at;
	ret->length = (size_t)(end - fields->at);
	fields->at = at;
}

/* The next field, without the blanks around it.  False: its quotes are wrong. */
static bool take(struct fields *fields, struct word *ret)
{
	bool fine = true;

	while (fields->at < fields->end && is_blank(*fields->at))
		fields->at++;
	if (fields->at < fields->end && *fields->at == '"')
		fine = take_quoted(fields, ret);
	else
		take_plain(fields, ret);
	fields->more = fields->at < fields->end;
	fields->at += fields->more;
	return fine;
}

/* The word as a string, cut where it is longer than any value. */
static const char *as_text(const struct word *word, char ret[WORD_MAX])
{
	size_t length = MIN(word->length, WORD_MAX - 1);

	memcpy(ret, word->at, length);
	ret[length] = '\0';
	return ret;
}

static bool is_word(const struct word *word, const char *text)
{
	return strlen(text) == word->length && memcmp(word->at, text, word->length) == 0;
}

/* --- the first line --- */

static int find_column(const struct word *word)
{
	for (size_t i = 0; i < COLUMN_ROWS; i++)
		if (is_word(word, column_name(&columns[i])))
			return (int)i;
	return -1;
}

static int complain_unknown(const struct word *word, struct fault *fault)
{
	char text[WORD_MAX];
	GString *known = g_string_new(NULL);

	for (size_t i = 0; i < COLUMN_ROWS; i++)
		g_string_append_printf(
		    known, "%s%s", i > 0 ? ", " : "", column_name(&columns[i]));
	fault_set(fault, FAULT_KEY_UNKNOWN, as_text(word, text), text, known->str);
	g_string_free(known, TRUE);
	return -1;
}

static int put_column(
    struct household_csv *csv, const struct word *word, struct fault *fault)
{
	int found = find_column(word);

	if (found < 0 || csv->column_count == HOUSEHOLD_CSV_COLUMNS_MAX)
		return complain_unknown(word, fault);
	for (int i = 0; i < csv->column_count; i++)
		if (csv->column[i] == found)
			return fault_set(fault, FAULT_KEY_TWICE,
			    column_name(&columns[found]), column_name(&columns[found]),
			    NULL);
	csv->column[csv->column_count++] = (uint8_t)found;
	return 0;
}

static int require_columns(const struct household_csv *csv, struct fault *fault)
{
	for (size_t i = 0; i < COLUMN_ROWS; i++) {
		bool there = !columns[i].required;

		for (int j = 0; j < csv->column_count && !there; j++)
			there = csv->column[j] == i;
		if (!there)
			return fault_set(fault, FAULT_REQUIRED, column_name(&columns[i]),
			    NULL, N_("a column of this name"));
	}
	return 0;
}

static void index_countries(
    const struct country_table *countries, struct household_csv *ret)
{
	memset(ret->row_of, 0xff, sizeof(ret->row_of));
	for (size_t i = 0; i < countries->count; i++) {
		const char *code = countries->country[i].alpha2;

		ret->row_of[(code[0] - 'A') * HOUSEHOLD_CSV_LETTERS + code[1] - 'A'] =
		    (uint16_t)i;
	}
}

int household_csv_header(const char *line, size_t length,
    const struct country_table *countries, struct household_csv *ret, struct fault *fault)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct fields fields = { line, line + length, ',', true };
	struct household_csv csv = { 0 };
	struct word word;

	if (length >= strlen(mark) && memcmp(line, mark, strlen(mark)) == 0)
		fields.at += strlen(mark);
	if (memchr(fields.at, ';', (size_t)(fields.end - fields.at)) != NULL)
		fields.separator = ';';
	csv.separator = fields.separator;
	while (fields.more) {
		if (!take(&fields, &word))
			return complain_unknown(&word, fault);
		if (put_column(&csv, &word, fault) != 0)
			return -1;
	}
	if (require_columns(&csv, fault) != 0)
		return -1;
	index_countries(countries, &csv);
	*ret = csv;
	return 0;
}

/* --- a row --- */

static int read_day(const struct word *word, day_number *ret)
{
	char text[WORD_MAX];

	as_text(word, text);
	if (date_parse_iso(text, ret) == 0)
		return 0;
	return date_parse_typed(text, ret);
}

static int read_choice(
    const struct word *word, const struct fact *fact, small_answer *ret)
{
	if (fact->type == FACT_TYPE_YESNO) {
		if (!is_word(word, "yes") && !is_word(word, "no"))
			return -1;
		*ret = word->length == strlen("yes") ? 2 : 1;
		return 0;
	}
	for (int i = 0; i < FACT_CHOICES_MAX && fact->choices[i] != NULL; i++)
		if (is_word(word, fact->choices[i])) {
			*ret = (small_answer)(1 + i);
			return 0;
		}
	return -1;
}

static int letter_of(char letter)
{
	letter = (char)g_ascii_toupper(letter);
	return letter >= 'A' && letter <= 'Z' ? letter - 'A' : -1;
}

static int read_nationality(
    const struct household_csv *csv, const struct word *word, struct household_row *ret)
{
	int first = word->length == 2 ? letter_of(word->at[0]) : -1;
	int second = word->length == 2 ? letter_of(word->at[1]) : -1;

	if (is_word(word, "stateless") || is_word(word, "mixed")) {
		ret->nationality_asked = 1;
		return 0;
	}
	if (first < 0 || second < 0 ||
	    csv->row_of[first * HOUSEHOLD_CSV_LETTERS + second] == NO_COUNTRY)
		return -1;
	ret->nationality_row = csv->row_of[first * HOUSEHOLD_CSV_LETTERS + second];
	return 0;
}

static int read_count(const struct word *word, uint8_t *ret)
{
	unsigned number = 0;

	if (word->length == 0 || word->length > 2)
		return -1;
	for (size_t i = 0; i < word->length; i++) {
		if (word->at[i] < '0' || word->at[i] > '9')
			return -1;
		number = number * 10 + (unsigned)(word->at[i] - '0');
	}
	*ret = (uint8_t)number;
	return number <= CASE_PERSONS_MAX ? 0 : -1;
}

static int read_state(const struct word *word, uint8_t *ret)
{
	for (int state = 0; state < CASE_STATE_COUNT; state++)
		if (is_word(word, case_state_word((enum case_state)state))) {
			*ret = (uint8_t)state;
			return 0;
		}
	return -1;
}

static int read_word(const struct household_csv *csv, const struct column *column,
    const struct word *word, struct household_row *ret)
{
	void *field = (char *)ret + column->offset;

	switch (column->type) {
	case COLUMN_DAY:
		return read_day(word, field);
	case COLUMN_CHOICE:
		return read_choice(word, fact_get(column->fact), field);
	case COLUMN_NATIONALITY:
		return read_nationality(csv, word, ret);
	case COLUMN_COUNT:
		return read_count(word, field);
	case COLUMN_STATE:
		return read_state(word, field);
	case COLUMN_REFERENCE:
		break;
	}
	return 0;
}

static int complain_state(const char *text, struct fault *fault)
{
	GString *known = g_string_new(NULL);

	for (int state = 0; state < CASE_STATE_COUNT; state++)
		g_string_append_printf(known, "%s%s", state > 0 ? ", " : "",
		    case_state_word((enum case_state)state));
	fault_set(fault, FAULT_CHOICE, "state", text, known->str);
	g_string_free(known, TRUE);
	return -1;
}

static int complain(
    const struct column *column, const struct word *word, struct fault *fault)
{
	const char *name = column_name(column);
	struct value unused = { 0 };
	char text[WORD_MAX];

	as_text(word, text);
	if (column->type == COLUMN_COUNT)
		return fault_set(fault, FAULT_NUMBER, name, text, EXPECTED_COUNT);
	if (column->type == COLUMN_STATE)
		return complain_state(text, fault);
	if (column->type == COLUMN_NATIONALITY)
		return fault_set(fault, FAULT_COUNTRY, name, text, EXPECTED_NATIONALITY);
	/* The words that go with a case file, unless only what was cut off is wrong. */
	if (fact_parse(fact_get(column->fact), text, &unused, name, fault) != 0)
		return -1;
	return fault_set(fault, FAULT_SYNTAX, name, text, N_("nothing behind it"));
}

static int read_field(const struct household_csv *csv, int place, const struct word *word,
    struct household_row *ret, struct fault *fault)
{
	const struct column *column = &columns[csv->column[place]];

	if (word->length == 0 && column->required)
		return fault_set(fault, FAULT_REQUIRED, column_name(column), NULL,
		    column->type == COLUMN_DAY ? EXPECTED_DAY : EXPECTED_COUNT);
	if (word->length == 0 || read_word(csv, column, word, ret) == 0)
		return 0;
	return complain(column, word, fault);
}

static int check_row(const struct household_row *row, struct fault *fault)
{
	int persons = row->adults + row->minors;
	char found[16];

	if (persons >= 1 && persons <= CASE_PERSONS_MAX)
		return 0;
	snprintf(found, sizeof(found), "%d", persons);
	return fault_set(
	    fault, FAULT_PERSONS, "adults, minors", found, N_("1 to 24 persons"));
}

int household_csv_row(const struct household_csv *csv, const char *line, size_t length,
    struct household_row *ret, struct fault *fault)
{
	struct fields fields = { line, line + length, csv->separator, true };
	struct household_row row;
	struct word word;
	char text[WORD_MAX];

	memset(&row, 0, sizeof(row));
	row.departure_on = row.arrived_on = row.departed_on = DAY_NONE;
	row.nationality_row = COUNTRY_UNKNOWN_ROW;
	for (int i = 0; i < csv->column_count; i++) {
		const char *name = column_name(&columns[csv->column[i]]);

		if (!fields.more)
			return fault_set(fault, FAULT_REQUIRED, name, NULL,
			    N_("a field for every column; the row is cut off"));
		if (!take(&fields, &word))
			return fault_set(fault, FAULT_SYNTAX, name, as_text(&word, text),
			    N_("a closing quote, and nothing behind it"));
		if (read_field(csv, i, &word, &row, fault) != 0)
			return -1;
	}
	if (fields.more) {
		take(&fields, &word);
		return fault_set(fault, FAULT_SYNTAX, "", as_text(&word, text),
		    N_("no more fields than columns"));
	}
	if (check_row(&row, fault) != 0)
		return -1;
	if (row.departed_on != DAY_NONE && row.state == CASE_INTAKE)
		row.state = CASE_DEPARTED;
	*ret = row;
	return 0;
}

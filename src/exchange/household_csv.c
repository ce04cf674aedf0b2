/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/household_csv.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"

#include "csv_fields.h"

#define NO_COUNTRY     UINT16_MAX
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

/* --- the first line --- */

static int find_column(const struct csv_word *word)
{
	for (size_t i = 0; i < COLUMN_ROWS; i++)
		if (csv_word_is(word, column_name(&columns[i])))
			return (int)i;
	return -1;
}

static int complain_unknown(const struct csv_word *word, struct fault *fault)
{
	char text[CSV_WORD_MAX];
	GString *known = g_string_new(NULL);

	for (size_t i = 0; i < COLUMN_ROWS; i++)
		g_string_append_printf(
		    known, "%s%s", i > 0 ? ", " : "", column_name(&columns[i]));
	fault_set(fault, FAULT_KEY_UNKNOWN, csv_word_text(word, text), text, known->str);
	g_string_free(known, TRUE);
	return -1;
}

static int put_column(
    struct household_csv *csv, const struct csv_word *word, struct fault *fault)
{
	int found = find_column(word);

	if (word->length == 0)
		return fault_set(
		    fault, FAULT_REQUIRED, "", NULL, N_("a name for every column"));
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

/* Choices are found by what they end with. */
static void index_choices(struct household_csv *ret)
{
	/* A no and a yes in turns. */
	static const char *const answers[FACT_CHOICES_MAX] = { "no", "yes", "false",
		"true", "0", "1", "FALSE", "TRUE" };

	for (int place = 0; place < ret->column_count; place++) {
		const struct column *column = &columns[ret->column[place]];
		const struct fact *fact;
		const char *const *choice;
		bool yes_or_no;

		if (column->type != COLUMN_CHOICE)
			continue;
		fact = fact_get(column->fact);
		yes_or_no = fact->type == FACT_TYPE_YESNO;
		choice = yes_or_no ? answers : fact->choices;
		for (int i = 0; i < FACT_CHOICES_MAX && choice[i] != NULL; i++) {
			ret->choice[place][i] = csv_key_of(choice[i]);
			ret->choice[place][i].answer =
			    (small_answer)(1 + (yes_or_no ? i % 2 : i));
		}
	}
}

static void index_months(struct household_csv *ret)
{
	for (int i = 0; i < HOUSEHOLD_CSV_MONTHS; i++)
		date_from_civil(DATE_YEAR_MIN + i / 12, 1 + i % 12, 1, &ret->month[i]);
	date_from_civil(DATE_YEAR_MAX, 12, 31, &ret->month[HOUSEHOLD_CSV_MONTHS]);
	ret->month[HOUSEHOLD_CSV_MONTHS]++;
}

int household_csv_header(const char *line, size_t length,
    const struct country_table *countries, struct household_csv *ret, struct fault *fault)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct csv_fields fields = { line, line + length, ',', true };
	struct household_csv csv = { 0 };
	struct csv_word word;

	if (length >= strlen(mark) && memcmp(line, mark, strlen(mark)) == 0)
		fields.at += strlen(mark);
	if (memchr(fields.at, ';', (size_t)(fields.end - fields.at)) != NULL)
		fields.separator = ';';
	csv.separator = fields.separator;
	if (csv_is_blank(fields.at, fields.end))
		return fault_set(fault, FAULT_REQUIRED, "", NULL,
		    N_("a first line with the names of the columns"));
	if (!g_utf8_validate(fields.at, fields.end - fields.at, NULL))
		return fault_set(fault, FAULT_UTF8, "", NULL, NULL);
	while (fields.more) {
		if (!csv_take(&fields, &word))
			return complain_unknown(&word, fault);
		if (put_column(&csv, &word, fault) != 0)
			return -1;
	}
	if (require_columns(&csv, fault) != 0)
		return -1;
	index_countries(countries, &csv);
	index_choices(&csv);
	index_months(&csv);
	*ret = csv;
	return 0;
}

/* --- a row --- */

static int digits_of(const char *at, int count)
{
	int ret = 0;

	for (int i = 0; i < count; i++) {
		if (at[i] < '0' || at[i] > '9')
			return -1;
		ret = 10 * ret + (at[i] - '0');
	}
	return ret;
}

/* "2024-03-22", as nearly every day is written. */
static bool read_iso(
    const struct household_csv *csv, const struct csv_word *word, day_number *ret)
{
	const char *at = word->at;
	int year, month, day, index;

	if (word->length != strlen("2024-03-22") || at[4] != '-' || at[7] != '-')
		return false;
	year = digits_of(at, 4);
	month = digits_of(at + 5, 2);
	day = digits_of(at + 8, 2);
	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX || month < 1 || month > 12)
		return false;
	index = (year - DATE_YEAR_MIN) * 12 + month - 1;
	*ret = csv->month[index] + day - 1;
	return day >= 1 && *ret < csv->month[index + 1];
}

static int read_day(
    const struct household_csv *csv, const struct csv_word *word, day_number *ret)
{
	char text[CSV_WORD_MAX];

	if (read_iso(csv, word, ret))
		return 0;
	csv_word_text(word, text);
	if (date_parse_iso(text, ret) == 0)
		return 0;
	return date_parse_typed(text, ret);
}

static int read_choice(const struct household_csv *csv, int place,
    const struct csv_word *word, small_answer *ret)
{
	const struct csv_key *choice = csv->choice[place];

	for (int i = 0; i < FACT_CHOICES_MAX && choice[i].word != NULL; i++)
		if (csv_word_has(word, &choice[i])) {
			*ret = choice[i].answer;
			return 0;
		}
	return -1;
}

static int letter_of(char letter)
{
	letter = (char)g_ascii_toupper(letter);
	return letter >= 'A' && letter <= 'Z' ? letter - 'A' : -1;
}

static int read_nationality(const struct household_csv *csv, const struct csv_word *word,
    struct household_row *ret)
{
	int first = word->length == 2 ? letter_of(word->at[0]) : -1;
	int second = word->length == 2 ? letter_of(word->at[1]) : -1;

	if (word->length > 2 &&
	    (csv_word_is(word, "stateless") || csv_word_is(word, "mixed"))) {
		ret->nationality_asked = 1;
		return 0;
	}
	if (first < 0 || second < 0 ||
	    csv->row_of[first * HOUSEHOLD_CSV_LETTERS + second] == NO_COUNTRY)
		return -1;
	ret->nationality_row = csv->row_of[first * HOUSEHOLD_CSV_LETTERS + second];
	return 0;
}

static int read_count(const struct csv_word *word, uint8_t *ret)
{
	int number = word->length <= 2 ? digits_of(word->at, (int)word->length) : -1;

	if (number < 0 || number > CASE_PERSONS_MAX)
		return -1;
	*ret = (uint8_t)number;
	return 0;
}

static int read_state(const struct csv_word *word, uint8_t *ret)
{
	for (int state = 0; state < CASE_STATE_COUNT; state++)
		if (csv_word_is(word, case_state_word((enum case_state)state))) {
			*ret = (uint8_t)state;
			return 0;
		}
	return -1;
}

static int read_word(const struct household_csv *csv, int place,
    const struct csv_word *word, struct household_row *ret)
{
	const struct column *column = &columns[csv->column[place]];
	void *field = (char *)ret + column->offset;

	switch (column->type) {
	case COLUMN_DAY:
		return read_day(csv, word, field);
	case COLUMN_CHOICE:
		return read_choice(csv, place, word, field);
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
    const struct column *column, const struct csv_word *word, struct fault *fault)
{
	const char *name = column_name(column);
	struct value unused = { 0 };
	char text[CSV_WORD_MAX];

	csv_word_text(word, text);
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

static int read_field(const struct household_csv *csv, int place,
    const struct csv_word *word, struct household_row *ret, struct fault *fault)
{
	const struct column *column = &columns[csv->column[place]];

	if (word->length == 0 && column->required)
		return fault_set(fault, FAULT_REQUIRED, column_name(column), NULL,
		    column->type == COLUMN_DAY ? EXPECTED_DAY : EXPECTED_COUNT);
	if (word->length == 0 || read_word(csv, place, word, ret) == 0)
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
	struct csv_fields fields = { line, line + length, csv->separator, true };
	struct household_row row;
	struct csv_word word;
	char text[CSV_WORD_MAX];

	memset(&row, 0, sizeof(row));
	row.departure_on = row.arrived_on = row.departed_on = DAY_NONE;
	row.nationality_row = COUNTRY_UNKNOWN_ROW;
	for (int i = 0; i < csv->column_count; i++) {
		const char *name = column_name(&columns[csv->column[i]]);

		if (!fields.more)
			return fault_set(fault, FAULT_REQUIRED, name, NULL,
			    N_("a field for every column; the row is cut off"));
		if (!csv_take(&fields, &word))
			return fault_set(fault, FAULT_SYNTAX, name,
			    csv_word_text(&word, text),
			    N_("a closing quote, and nothing behind it"));
		if (read_field(csv, i, &word, &row, fault) != 0)
			return -1;
	}
	if (fields.more) {
		csv_take(&fields, &word);
		return fault_set(fault, FAULT_SYNTAX, "", csv_word_text(&word, text),
		    N_("no more fields than columns"));
	}
	if (check_row(&row, fault) != 0)
		return -1;
	if (row.departed_on != DAY_NONE && row.state == CASE_INTAKE)
		row.state = CASE_DEPARTED;
	*ret = row;
	return 0;
}

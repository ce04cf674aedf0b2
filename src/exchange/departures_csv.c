/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/departures_csv.h"

#include <inttypes.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"

#include "csv_fields.h"

#define KINDS        (1 + DEPARTURE_KIND_COUNT)
#define KIND_ALL     KINDS
#define KINDS_NEEDED (1u << (1 + DEPARTURE_VOLUNTARY) | 1u << (1 + DEPARTURE_FORCED))
#define PERSONS_MAX  INT64_C(999999999)
#define EXPECTED_DAY                                                                     \
	N_("a day that exists, or a month or a year, like 2024-03-22 or 2024")

enum column {
	COLUMN_FROM,
	COLUMN_TO,
	COLUMN_PER,
	COLUMN_KIND,
	COLUMN_PERSONS,
	COLUMN_PERCENT,
	COLUMN_SOURCE,
	COLUMNS
};
static const struct {
	const char *name;
	bool required;
} columns[COLUMNS] = {
	[COLUMN_FROM] = { "from", true },
	[COLUMN_TO] = { "to", true },
	[COLUMN_PER] = { "per", true },
	[COLUMN_KIND] = { "departure_kind", true },
	[COLUMN_PERSONS] = { "persons", true },
	[COLUMN_PERCENT] = { "printed_percent", false },
	[COLUMN_SOURCE] = { "source", false },
};

/* A table that is being read. */
struct table {
	char separator;
	int place[COLUMNS]; /* of each column; -1: it is not there */
	size_t places;
	unsigned given[DEPARTURES_PERIODS_MAX]; /* kinds, as bits */
	struct departures departures;
};

/* A row by itself. */
struct row {
	struct departures_period period; /* without its figures */
	int kind;                        /* KIND_ALL too */
	int64_t persons;
};

/* --- fields --- */

/* NULL-ended, new memory; NULL with a fault. */
static char **split_line(const char *line, char separator, struct fault *fault)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	struct csv_fields fields = { line, line + strlen(line), separator, true };
	char text[CSV_WORD_MAX];
	struct csv_word word;
	int failed = 0;

	while (fields.more && failed == 0) {
		if (!csv_take(&fields, &word))
			failed =
			    fault_set(fault, FAULT_SYNTAX, "", csv_word_text(&word, text),
				N_("a closing quote, and nothing behind it"));
		else if (word.length >= CSV_WORD_MAX)
			failed = fault_set(fault, FAULT_TOO_LONG,
			    csv_word_text(&word, text), NULL, N_("63 bytes"));
		else
			g_ptr_array_add(words, g_strdup(csv_word_text(&word, text)));
	}
	if (failed != 0) {
		g_ptr_array_free(words, TRUE);
		return NULL;
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

/* --- the first line --- */

static int find_column(const char *name)
{
	for (int i = 0; i < COLUMNS; i++)
		if (strcmp(columns[i].name, name) == 0)
			return i;
	return -1;
}

static int complain_column(const char *name, struct fault *fault)
{
	GString *known = g_string_new(NULL);

	for (int i = 0; i < COLUMNS; i++)
		g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", columns[i].name);
	fault_set(fault, FAULT_KEY_UNKNOWN, name, name, known->str);
	g_string_free(known, TRUE);
	return -1;
}

static int place_columns(char *const *names, struct table *table, struct fault *fault)
{
	for (int i = 0; i < COLUMNS; i++)
		table->place[i] = -1;
	for (table->places = 0; names[table->places] != NULL; table->places++) {
		int column = find_column(names[table->places]);

		if (column < 0)
			return complain_column(names[table->places], fault);
		if (table->place[column] >= 0)
			return fault_set(fault, FAULT_KEY_TWICE, columns[column].name,
			    columns[column].name, NULL);
		table->place[column] = (int)table->places;
	}
	for (int i = 0; i < COLUMNS; i++)
		if (columns[i].required && table->place[i] < 0)
			return fault_set(fault, FAULT_REQUIRED, columns[i].name, NULL,
			    N_("a column of this name"));
	return 0;
}

static int read_head(const char *line, struct table *table, struct fault *fault)
{
	char **names;
	int failed;

	table->separator = strchr(line, ';') != NULL ? ';' : ',';
	names = split_line(line, table->separator, fault);
	if (names == NULL)
		return -1;
	failed = place_columns(names, table, fault);
	g_strfreev(names);
	return failed;
}

/* --- a row --- */

static const char *field_of(
    const struct table *table, char *const *fields, enum column column)
{
	return table->place[column] >= 0 ? fields[table->place[column]] : "";
}

/* A period of whole months or years may be written so. */
static int read_day(
    const char *word, enum column column, day_number *ret, struct fault *fault)
{
	struct partial_date date;

	if (partial_date_parse_iso(word, &date) != 0 &&
	    partial_date_parse_typed(word, &date) != 0)
		return fault_set(
		    fault, FAULT_DATE, columns[column].name, word, EXPECTED_DAY);
	*ret = column == COLUMN_FROM ? partial_date_first(date) : partial_date_last(date);
	return 0;
}

static int read_number(
    const char *word, enum column column, int64_t most, int64_t *ret, struct fault *fault)
{
	char expected[48];

	if (*word != '\0' && strspn(word, "0123456789") == strlen(word)) {
		*ret = g_ascii_strtoll(word, NULL, 10);
		if (*ret <= most)
			return 0;
	}
	g_snprintf(expected, sizeof(expected), "0 \u2026 %" PRId64, most);
	return fault_set(fault, FAULT_NUMBER, columns[column].name, word, expected);
}

static int read_per(const char *word, bool *ret, struct fault *fault)
{
	*ret = strcmp(word, "year") == 0;
	if (*ret || strcmp(word, "period") == 0)
		return 0;
	return fault_set(
	    fault, FAULT_CHOICE, columns[COLUMN_PER].name, word, "year, period");
}

static int read_kind(const char *word, int *ret, struct fault *fault)
{
	int choice = fact_choice_find(fact_get(FACT_DEPARTURE_KIND), word);

	*ret = 1 + choice;
	if (strcmp(word, "all") == 0)
		*ret = KIND_ALL;
	else if (choice < 0 && strcmp(word, "unknown") != 0)
		return fault_set(fault, FAULT_CHOICE, columns[COLUMN_KIND].name, word,
		    "all, voluntary, supervised, forced, unknown");
	return 0;
}

static int read_percent(const char *word, int *ret, struct fault *fault)
{
	int64_t percent = DEPARTURES_NOT_GIVEN;

	if (*word != '\0' && read_number(word, COLUMN_PERCENT, 100, &percent, fault) != 0)
		return -1;
	*ret = (int)percent;
	return 0;
}

static int read_fields(
    const struct table *table, char **fields, struct row *ret, struct fault *fault)
{
	struct departures_period *period = &ret->period;

#define FIELD(column) field_of(table, fields, column)
	if (g_strv_length(fields) != table->places)
		return fault_set(fault, FAULT_SYNTAX, "", fields[0],
		    N_("as many fields as there are columns"));
	if (read_day(FIELD(COLUMN_FROM), COLUMN_FROM, &period->from, fault) != 0 ||
	    read_day(FIELD(COLUMN_TO), COLUMN_TO, &period->to, fault) != 0 ||
	    read_per(FIELD(COLUMN_PER), &period->per_year, fault) != 0 ||
	    read_kind(FIELD(COLUMN_KIND), &ret->kind, fault) != 0 ||
	    read_number(FIELD(COLUMN_PERSONS), COLUMN_PERSONS, PERSONS_MAX, &ret->persons,
		fault) != 0 ||
	    read_percent(FIELD(COLUMN_PERCENT), &period->printed_percent, fault) != 0)
		return -1;
	g_strlcpy(period->source, FIELD(COLUMN_SOURCE), sizeof(period->source));
#undef FIELD
	if (period->from > period->to)
		return fault_set(fault, FAULT_DATE, columns[COLUMN_TO].name,
		    field_of(table, fields, COLUMN_TO),
		    N_("a period that does not end before it begins"));
	return 0;
}

/* --- together --- */

/* The period that the row is about, a new one if it is the first; NULL: too many. */
static struct departures_period *period_of(struct departures *all, const struct row *row)
{
	struct departures_period *period;

	for (size_t i = 0; i < all->count; i++)
		if (all->period[i].from == row->period.from &&
		    all->period[i].to == row->period.to)
			return &all->period[i];
	if (all->count == DEPARTURES_PERIODS_MAX)
		return NULL;
	period = &all->period[all->count++];
	*period = row->period;
	period->printed_percent = DEPARTURES_NOT_GIVEN;
	period->all = DEPARTURES_NOT_GIVEN;
	return period;
}

/* A source prints one share for a period, beside any of its rows or several. */
static int add_percent(struct departures_period *period, int percent, struct fault *fault)
{
	char found[16], expected[16];

	if (percent == DEPARTURES_NOT_GIVEN || percent == period->printed_percent)
		return 0;
	if (period->printed_percent == DEPARTURES_NOT_GIVEN) {
		period->printed_percent = percent;
		return 0;
	}
	g_snprintf(found, sizeof(found), "%d", percent);
	g_snprintf(expected, sizeof(expected), "%d", period->printed_percent);
	return fault_set(
	    fault, FAULT_NUMBER, columns[COLUMN_PERCENT].name, found, expected);
}

static int add_row(struct table *table, const struct row *row, struct fault *fault)
{
	struct departures *all = &table->departures;
	struct departures_period *period = period_of(all, row);
	unsigned *given;

	if (period == NULL)
		return fault_set(fault, FAULT_TOO_LONG, "", NULL, N_("16 periods"));
	given = &table->given[period - all->period];
	if (*given & 1u << row->kind)
		return fault_set(
		    fault, FAULT_KEY_TWICE, "", columns[COLUMN_KIND].name, NULL);
	if (period->per_year != row->period.per_year)
		return fault_set(fault, FAULT_CHOICE, columns[COLUMN_PER].name,
		    row->period.per_year ? "year" : "period",
		    period->per_year ? "year" : "period");
	if (add_percent(period, row->period.printed_percent, fault) != 0)
		return -1;
	*given |= 1u << row->kind;
	if (row->kind == KIND_ALL)
		period->all = row->persons;
	else
		period->persons[row->kind] = row->persons;
	return 0;
}

/* What is not there is no 0, and what it says of all is what it says of each together. */
static int check_period(
    unsigned given, struct departures_period *period, struct fault *fault)
{
	int64_t sum = 0;
	char found[32], expected[32], place[64];
	char from[DATE_TEXT], to[DATE_TEXT];

	g_snprintf(place, sizeof(place), "%s \u2026 %s",
	    date_format_iso(from, period->from), date_format_iso(to, period->to));
	if ((given & KINDS_NEEDED) != KINDS_NEEDED)
		return fault_set(fault, FAULT_REQUIRED, place, NULL,
		    N_("a row for voluntary and one for forced"));
	for (int i = 0; i < KINDS; i++)
		sum += period->persons[i];
	if (period->all == DEPARTURES_NOT_GIVEN)
		period->all = sum;
	if (period->all == sum)
		return 0;
	g_strlcat(place, ", all", sizeof(place));
	g_snprintf(found, sizeof(found), "%" PRId64, period->all);
	g_snprintf(expected, sizeof(expected), "%" PRId64, sum);
	return fault_set(fault, FAULT_NUMBER, place, found, expected);
}

static void complain(
    const struct fault *said, const char *path, int line, struct faults *faults)
{
	struct fault fault = *said;

	fault_at(&fault, path, line);
	faults_add(faults, &fault);
}

static int read_row(struct table *table, const char *line, struct fault *fault)
{
	char **fields = split_line(line, table->separator, fault);
	struct row row = { 0 };
	int failed;

	if (fields == NULL)
		return -1;
	failed = read_fields(table, fields, &row, fault);
	if (failed == 0)
		failed = add_row(table, &row, fault);
	g_strfreev(fields);
	return failed;
}

/* Clean, or a fault.  NULL: nothing stands in it. */
static int clean_line(const char *line, char **ret, struct fault *fault)
{
	if (text_normalise(line, false, "", ret, fault) != 0)
		return -1;
	if (**ret == '\0')
		g_clear_pointer(ret, g_free);
	return 0;
}

/* Whether more can be read: not without the names of the columns. */
static bool read_line(struct table *table, const char *line, const char *path, int number,
    struct faults *faults)
{
	bool head = table->places == 0;
	struct fault fault = { 0 };
	char *clean = NULL;
	int failed = clean_line(line, &clean, &fault);

	if (failed == 0 && clean != NULL)
		failed = head ? read_head(clean, table, &fault)
			      : read_row(table, clean, &fault);
	g_free(clean);
	if (failed != 0)
		complain(&fault, path, number, faults);
	return failed == 0 || !head;
}

static void read_lines(
    struct table *table, const char *text, const char *path, struct faults *faults)
{
	char **lines = g_strsplit(text, "\n", -1);
	bool more = true;

	for (int i = 0; more && lines[i] != NULL; i++)
		more = read_line(table, lines[i], path, i + 1, faults);
	g_strfreev(lines);
}

static void check_whole(struct table *table, const char *path, struct faults *faults)
{
	struct fault fault;

	for (size_t i = 0; i < table->departures.count; i++)
		if (check_period(table->given[i], &table->departures.period[i], &fault) !=
		    0)
			complain(&fault, path, 0, faults);
	if (table->departures.count > 0)
		return;
	fault_set(&fault, FAULT_REQUIRED, "", NULL,
	    N_("a first line with the columns, and a row"));
	complain(&fault, path, 0, faults);
}

int departures_csv_read(
    const char *text, const char *path, struct departures *ret, struct faults *faults)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t before = faults->count;
	struct table table = { 0 };

	if (strncmp(text, mark, strlen(mark)) == 0)
		text += strlen(mark);
	read_lines(&table, text, path, faults);
	if (faults->count == before)
		check_whole(&table, path, faults);
	if (faults->count > before)
		return -1;
	*ret = table.departures;
	return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The privacy inventory against what is really done with each answer: a rule that looks at
 * it, a page that shows it to somebody outside, a report that counts it, or nobody.
 */
#include "room.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/household.h"
#include "terugkeerdesk/document/catalogue.h"
#include "terugkeerdesk/ledger/inventory.h"

#define COLUMNS 100

/* Reports count over many cases; these answers are there for them alone. */
static const enum fact_id counted[] = { FACT_ARRIVED_ON };

/* Some words that a person may have said about a fact. */
static const char *word_for(const struct fact *fact, int index)
{
	static const char *const dates[] = { "2001-05-06", "2025-01-02", NULL };
	static const char *const countries[] = { "IQ", "MN", NULL };
	static const char *const amounts[] = { "5000", "12345", NULL };
	static const char *const persons[] = { "1", NULL };
	static const char *const texts[] = { "zonderling woord", NULL };
	const char *const *words = texts;

	switch (fact->type) {
	case FACT_TYPE_CHOICE:
	case FACT_TYPE_YESNO:
		return fact->choices[index];
	case FACT_TYPE_DATE:
	case FACT_TYPE_PARTIAL_DATE:
		words = dates;
		break;
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		words = countries;
		break;
	case FACT_TYPE_MONEY:
		words = amounts;
		break;
	case FACT_TYPE_PERSON:
		words = persons;
		break;
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		break;
	}
	for (int i = 0; i < index; i++)
		if (words[i] == NULL)
			return NULL;
	return words[index];
}

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	struct value *value = case_file_value(file, fact, person);
	struct fault fault = { 0 };

	value_clear(value);
	if (fact_parse(fact_get(fact), word, value, "", &fault) != 0)
		fail_msg("%s = %s: %s", fact_get(fact)->key, word, fault_name(fault.code));
}

/* An adult and a child of whom only what must be there is said. */
static void make_family(struct room *room, struct case_file *file)
{
	(void)room;
	memset(file, 0, sizeof(*file));
	set(file, FACT_REGISTERED_ON, 0, "2024-03-22");
	for (int person = 1; person <= 2; person++) {
		case_file_add_person(file);
		set(file, FACT_NAME, person, "A");
		set(file, FACT_ROLE, person, person == 1 ? "main_applicant" : "child");
	}
}

/* Some answers matter beside others only: a case in which much was answered. */
static void read_example(struct room *room, struct case_file *file)
{
	char *path = support_data("examples/rean-cash-lowered.json");
	size_t size;
	char *json = support_read_file(path, &size);

	memset(file, 0, sizeof(*file));
	room_fine(room, desk_read_case(room->desk, json, size, file, &room->fault));
	g_free(json);
	g_free(path);
}

/* What the engine sees of it. */
static GBytes *household_of(struct room *room, const struct case_file *file)
{
	/* One place for all: it holds pointers into itself. */
	static struct household_of_case household;

	memset(&household, 0, sizeof(household));
	household_from_case(file, desk_rulebook(room->desk), &household);
	return g_bytes_new(&household, sizeof(household));
}

/* The page as text. */
static GBytes *page_of(
    struct room *room, const struct case_file *file, enum summary_for reader)
{
	struct desk_calculation *calculation = desk_calculation_new();
	char *locale = support_build("po");
	struct catalogue catalogue = { 0 };
	struct document document = { 0 };
	char *text;

	room_fine(room, catalogue_open(locale, LANG_EN, &catalogue, &room->fault));
	desk_calculate(room->desk, file, calculation);
	room_fine(room, desk_summary(room->desk, file, calculation, NULL, reader, LANG_EN,
			    &document, &room->fault));
	text = document_text(&document, &catalogue, COLUMNS);
	document_clear(&document);
	catalogue_close(&catalogue);
	desk_calculation_free(calculation);
	g_free(locale);
	return g_bytes_new_take(text, strlen(text));
}

static GBytes *seen_by_rules(struct room *room, const struct case_file *file)
{
	return household_of(room, file);
}

/* Pages that go to somebody: the file copy shows everything to whoever keeps it. */
static GBytes *seen_by_readers(struct room *room, const struct case_file *file)
{
	static const enum summary_for outside[] = { SUMMARY_APPLICANT, SUMMARY_RIAT };
	GByteArray *all = g_byte_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(outside); i++) {
		GBytes *page = page_of(room, file, outside[i]);
		gsize size;
		const void *bytes = g_bytes_get_data(page, &size);

		g_byte_array_append(all, bytes, (guint)size);
		g_bytes_unref(page);
	}
	return g_byte_array_free_to_bytes(all);
}

typedef void maker(struct room *room, struct case_file *file);
typedef GBytes *seer(struct room *room, const struct case_file *file);

/* Does this answer of this person make a difference, in that family? */
static bool differs(struct room *room, const struct fact *fact, int person,
    const char *word, maker *make, seer *see)
{
	struct case_file *file = g_new0(struct case_file, 1);
	GBytes *without, *with;
	bool ret;

	make(room, file);
	if (person > file->person_count) {
		case_file_clear(file);
		g_free(file);
		return false;
	}
	value_clear(case_file_value(file, fact->id, person));
	without = see(room, file);
	set(file, fact->id, person, word);
	with = see(room, file);
	ret = !g_bytes_equal(without, with);
	g_bytes_unref(without);
	g_bytes_unref(with);
	case_file_clear(file);
	g_free(file);
	return ret;
}

/* Whatever was answered, of whomever. */
static bool matters(struct room *room, const struct fact *fact, seer *see)
{
	int first = fact->level == FACT_LEVEL_CASE ? 0 : 1;
	int last = fact->level == FACT_LEVEL_CASE ? 0 : 2;
	const char *word;

	for (int person = first; person <= last; person++)
		for (int i = 0; (word = word_for(fact, i)) != NULL; i++)
			if (differs(room, fact, person, word, make_family, see) ||
			    differs(room, fact, person, word, read_example, see))
				return true;
	return false;
}

static bool is_counted(enum fact_id fact)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counted); i++)
		if (counted[i] == fact)
			return true;
	return false;
}

static struct ledger_inventory_row row_of(const struct fact *fact)
{
	struct ledger_inventory_row row;

	for (size_t i = 0; ledger_inventory(i, &row); i++)
		if (row.kind == LEDGER_INVENTORY_ANSWER &&
		    strcmp(row.place, fact->key) == 0)
			return row;
	fail_msg("%s is not in the inventory", fact->key);
	return row;
}

static bool is_said_to_need_no_rule(const struct fact *fact)
{
	return strcmp(row_of(fact).needed_by, "no rule: the work of the desk") == 0;
}

static void what_names_a_document_is_looked_at_by_a_rule_a_page_or_a_report(void **state)
{
	struct room *room = *state;

	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (!is_said_to_need_no_rule(fact) && !is_counted(fact->id) &&
		    !matters(room, fact, seen_by_rules) &&
		    !matters(room, fact, seen_by_readers))
			fail_msg("%s is said to be needed by %s, and neither a rule nor a "
				 "page looks at it",
			    fact->key, row_of(fact).needed_by);
	}
}

static void what_a_rule_looks_at_names_its_document(void **state)
{
	struct room *room = *state;

	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (is_said_to_need_no_rule(fact) && matters(room, fact, seen_by_rules))
			fail_msg("a rule looks at %s, and the inventory says that none does",
			    fact->key);
	}
}

/* Each is a decision: an answer that no rule needs is not asked without a thought. */
static void answers_that_no_rule_needs_are_these(void **state)
{
	static const enum fact_id named[] = { FACT_PLACE, FACT_PHONE, FACT_INTERPRETER,
		FACT_NOTE, FACT_ADVISED_ON, FACT_APPLIED_ON, FACT_APPROVED_ON,
		FACT_BOOKED_ON, FACT_DEPARTED_ON, FACT_REFUSED_ON, FACT_WITHDRAWN_ON,
		FACT_CLOSED_ON, FACT_V_NUMBER };

	(void)state;
	for (int id = 0; id < FACT_COUNT; id++) {
		bool expected = false;

		for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
			expected = expected || (int)named[i] == id;
		if (is_said_to_need_no_rule(fact_get((enum fact_id)id)) != expected)
			fail_msg("%s: is there a rule that needs it?",
			    fact_get((enum fact_id)id)->key);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(what_names_a_document_is_looked_at_by_a_rule_a_page_or_a_report),
		TEST(what_a_rule_looks_at_names_its_document),
		TEST(answers_that_no_rule_needs_are_these),
#undef TEST
	};

	return cmocka_run_group_tests_name("desk inventory", tests, NULL, NULL);
}

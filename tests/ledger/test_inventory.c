/* SPDX-License-Identifier: EUPL-1.2 */
/* Nothing is stored of which nobody says why. */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

#include "terugkeerdesk/ledger/inventory.h"

static const struct ledger_inventory_row *find(const char *place)
{
	const struct ledger_inventory_row *row;

	for (size_t i = 0; (row = ledger_inventory(i)) != NULL; i++) {
		if (strcmp(row->place, place) == 0)
			return row;
	}
	return NULL;
}

static void every_column_is_in_the_inventory_and_no_other(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *db;
	sqlite3_stmt *query;
	size_t columns = 0, rows = 0;

	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	assert_int_equal(sqlite3_prepare_v2(db,
			     "SELECT m.name || '.' || c.name FROM sqlite_master m, "
			     "pragma_table_info(m.name) c WHERE m.type = 'table'",
			     -1, &query, NULL),
	    SQLITE_OK);
	while (sqlite3_step(query) == SQLITE_ROW) {
		const char *place = (const char *)sqlite3_column_text(query, 0);

		if (find(place) == NULL)
			fail_msg("%s is stored, and nobody says why", place);
		columns++;
	}
	sqlite3_finalize(query);
	sqlite3_close(db);
	while (ledger_inventory(rows) != NULL)
		rows++;
	assert_int_equal(rows, columns);
}

static void each_row_says_what_why_and_how_long(void **state)
{
	const struct ledger_inventory_row *row;

	(void)state;
	for (size_t i = 0; (row = ledger_inventory(i)) != NULL; i++) {
		assert_ptr_equal(find(row->place), row); /* once */
		assert_string_not_equal(row->what, "");
		assert_string_not_equal(row->purpose, "");
		assert_string_not_equal(ledger_kept_label(row->kept), "");
	}
}

static void every_answer_has_its_purpose_and_mostly_its_rule(void **state)
{
	(void)state;
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		assert_string_not_equal(fact->purpose, "");
		/* What a rule looks at names the document that needs it. */
		if (fact->absent != FACT_ABSENT_NOTHING)
			assert_string_not_equal(fact->source, "");
	}
}

/* Health, trafficking, minors alone: asked only because a policy file looks at it. */
static void vulnerability_is_asked_only_where_a_rule_uses_it(void **state)
{
	static const enum fact_id facts[] = { FACT_TRAFFICKING_VICTIM, FACT_UNACCOMPANIED,
		FACT_FORMER_UNACCOMPANIED_MINOR, FACT_HEALTH_NEEDS };
	char *folder = support_source("data/policies");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
		const char *key = fact_get(facts[i])->key;
		GDir *dir = g_dir_open(folder, 0, NULL);
		const char *name;
		bool used = false;

		assert_non_null(dir);
		while ((name = g_dir_read_name(dir)) != NULL) {
			char *path = g_build_filename(folder, name, NULL);
			char *text = support_read_file(path, NULL);

			used = used || strstr(text, key) != NULL;
			g_free(text);
			g_free(path);
		}
		g_dir_close(dir);
		if (!used)
			fail_msg("%s is asked, and no policy looks at it", key);
	}
	g_free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(every_column_is_in_the_inventory_and_no_other),
		cmocka_unit_test(each_row_says_what_why_and_how_long),
		cmocka_unit_test(every_answer_has_its_purpose_and_mostly_its_rule),
		cmocka_unit_test(vulnerability_is_asked_only_where_a_rule_uses_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

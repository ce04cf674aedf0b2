/* SPDX-License-Identifier: EUPL-1.2 */
/* Nothing is stored of which nobody says why. */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

#include "terugkeerdesk/ledger/inventory.h"

/* How often a place of that kind is in the inventory; `ret` is the last one. */
static int find(enum ledger_inventory_kind kind, const char *place,
    struct ledger_inventory_row *ret)
{
	struct ledger_inventory_row row;
	int count = 0;

	for (size_t i = 0; ledger_inventory(i, &row); i++) {
		if (row.kind == kind && strcmp(row.place, place) == 0) {
			*ret = row;
			count++;
		}
	}
	return count;
}

static size_t count_of(enum ledger_inventory_kind kind)
{
	struct ledger_inventory_row row;
	size_t count = 0;

	for (size_t i = 0; ledger_inventory(i, &row); i++)
		count += row.kind == kind;
	return count;
}

/* Columns of the tables as SQLite has them in a ledger that was just made. */
static void every_column_is_in_the_inventory_and_no_other(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_inventory_row row;
	sqlite3 *db;
	sqlite3_stmt *query;
	size_t columns = 0;

	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	assert_int_equal(sqlite3_prepare_v2(db,
			     "SELECT m.name || '.' || c.name FROM sqlite_schema m, "
			     "pragma_table_xinfo(m.name) c WHERE m.type = 'table'",
			     -1, &query, NULL),
	    SQLITE_OK);
	while (sqlite3_step(query) == SQLITE_ROW) {
		const char *place = (const char *)sqlite3_column_text(query, 0);

		if (find(LEDGER_INVENTORY_COLUMN, place, &row) != 1)
			fail_msg("%s is stored, and nobody says why", place);
		columns++;
	}
	sqlite3_finalize(query);
	sqlite3_close(db);
	assert_true(columns > 20);
	assert_int_equal(count_of(LEDGER_INVENTORY_COLUMN), columns);
}

/* Every answer that a record can hold; what rules and pages do with it is looked at in
 * tests/desk/test_inventory.c. */
static void every_fact_is_in_the_inventory(void **state)
{
	struct ledger_inventory_row row;

	(void)state;
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (find(LEDGER_INVENTORY_ANSWER, fact->key, &row) != 1)
			fail_msg("%s is kept, and nobody says why", fact->key);
		assert_true(row.sealed);
		assert_int_equal(row.kept, LEDGER_KEPT_WITH_CASE);
		assert_string_not_equal(row.needed_by, "");
	}
	assert_int_equal(count_of(LEDGER_INVENTORY_ANSWER), FACT_COUNT);
}

static void each_row_says_what_why_and_how_long(void **state)
{
	struct ledger_inventory_row row, same;

	(void)state;
	for (size_t i = 0; ledger_inventory(i, &row); i++) {
		assert_int_equal(find(row.kind, row.place, &same), 1);
		assert_string_not_equal(row.what, "");
		assert_string_not_equal(row.purpose, "");
		assert_string_not_equal(ledger_kept_label(row.kept), "");
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
		cmocka_unit_test(every_fact_is_in_the_inventory),
		cmocka_unit_test(vulnerability_is_asked_only_where_a_rule_uses_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

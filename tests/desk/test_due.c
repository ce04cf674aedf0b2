/* SPDX-License-Identifier: EUPL-1.2 */
#include "room.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "terugkeerdesk/desk/backup.h"
#include "terugkeerdesk/desk/due.h"
#include "terugkeerdesk/desk/privacy.h"

#define TODAY 20833 /* of the room: 15 January 2027 */

static desk_due_set bit(enum desk_due due)
{
	return 1u << due;
}

static struct ledger_row row_of(enum case_state state)
{
	return (struct ledger_row){
		.state = state,
		.registered_on = DAY_NONE,
		.departure_on = DAY_NONE,
		.departed_on = DAY_NONE,
		.closed_on = DAY_NONE,
		.saved_at = INT64_C(1800000000),
	};
}

static day_number day(const char *text)
{
	day_number ret = 0;

	assert_int_equal(date_parse_iso(text, &ret), 0);
	return ret;
}

/* --- retention --- */

static void without_a_term_nothing_is_ever_due(void **state)
{
	struct room *room = *state;
	struct ledger_row row = row_of(CASE_CLOSED);

	row.departed_on = day("1990-01-01");
	row.closed_on = day("1990-01-02");
	row.saved_at = 1;
	assert_int_equal(desk_keep_until(room->desk, &row), DAY_NONE);
	assert_int_equal(desk_due_of(room->desk, &row), 0);
}

static void term_ends_with_its_last_day(void **state)
{
	struct room *room = *state;
	struct ledger_row row = row_of(CASE_DEPARTED);

	room->config.keep_days_after_departure = 10;
	row.departed_on = TODAY - 10;
	assert_int_equal(desk_keep_until(room->desk, &row), TODAY);
	assert_int_equal(desk_due_of(room->desk, &row), 0);
	row.departed_on--;
	assert_int_equal(desk_due_of(room->desk, &row), bit(DESK_DUE_RETENTION));
}

static void of_two_terms_the_later_end_counts(void **state)
{
	struct room *room = *state;
	struct ledger_row row = row_of(CASE_CLOSED);

	room->config.keep_days_after_departure = 100;
	room->config.keep_days_after_close = 10;
	room->config.keep_days_after_save = 1;
	row.departed_on = TODAY - 50;
	row.closed_on = TODAY - 40;
	assert_int_equal(desk_keep_until(room->desk, &row), TODAY + 50);
	row.closed_on = TODAY - 1;
	row.departed_on = TODAY - 99;
	assert_int_equal(desk_keep_until(room->desk, &row), TODAY + 9);
}

static void case_that_fell_asleep_is_counted_from_its_last_save(void **state)
{
	struct room *room = *state;
	struct ledger_row row = row_of(CASE_INTAKE);

	room->config.keep_days_after_departure = 5;
	assert_int_equal(desk_keep_until(room->desk, &row), DAY_NONE);
	room->config.keep_days_after_save = 30;
	assert_int_equal(desk_keep_until(room->desk, &row), TODAY + 30);
	row.saved_at -= 31 * 24 * 60 * 60;
	assert_int_equal(desk_due_of(room->desk, &row), bit(DESK_DUE_RETENTION));
}

/* --- departure and overlays --- */

static void departure_that_nobody_confirmed_waits(void **state)
{
	struct room *room = *state;
	struct ledger_row row = row_of(CASE_BOOKED);

	row.departure_on = TODAY;
	assert_int_equal(desk_due_of(room->desk, &row), 0);
	row.departure_on--;
	assert_int_equal(desk_due_of(room->desk, &row), bit(DESK_DUE_DEPARTURE));
	row.state = CASE_DEPARTED;
	assert_int_equal(desk_due_of(room->desk, &row), 0);
}

static void overlay_past_its_review_waits_until_they_left(void **state)
{
	struct room *room = *state;
	struct ledger_row row = row_of(CASE_APPLIED);

	row.registered_on = day("2026-02-28");
	row.nationalities[0] = country_code_from_text("IQ");
	row.nationalities[1] = country_code_from_text("MN");
	assert_int_equal(desk_due_of(room->desk, &row), 0);
	row.registered_on = day("2026-03-01");
	assert_int_equal(desk_due_of(room->desk, &row), bit(DESK_DUE_OVERLAY));
	row.state = CASE_DEPARTED;
	assert_int_equal(desk_due_of(room->desk, &row), 0);
	row.state = CASE_APPLIED;
	row.nationalities[1] = country_code_from_text("NG");
	assert_int_equal(desk_due_of(room->desk, &row), 0);
}

/* The counsellor asked whether it still holds, and wrote down the answer. */
static void overlay_that_an_override_settles_waits_no_more(void **state)
{
	struct room *room = *state;
	struct desk_due_totals totals;
	struct desk_case *opened = room_saved_case(room, room->desk);

	room_set(opened, FACT_REGISTERED_ON, 0, "2026-03-02");
	room_set(opened, FACT_NATIONALITY, 1, "MN");
	room_fine(room, desk_case_save(room->desk, opened, NULL, &room->fault));
	room_fine(room, desk_due_totals(room->desk, &totals, &room->fault));
	assert_int_equal(totals.count[DESK_DUE_OVERLAY], 1);
	/* Another condition has nothing to do with it. */
	room_fine(room, desk_case_override(opened, 1, "rean.eu_residence", OVERRIDE_MET,
			    "seen", &room->fault));
	room_fine(room, desk_case_save(room->desk, opened, NULL, &room->fault));
	room_fine(room, desk_due_totals(room->desk, &totals, &room->fault));
	assert_int_equal(totals.count[DESK_DUE_OVERLAY], 1);
	room_fine(room, desk_case_override(opened, 1, "reintegration.overlay",
			    OVERRIDE_UNMET, "it still holds", &room->fault));
	room_fine(room, desk_case_save(room->desk, opened, NULL, &room->fault));
	room_fine(room, desk_due_totals(room->desk, &totals, &room->fault));
	assert_int_equal(totals.count[DESK_DUE_OVERLAY], 0);
	assert_int_equal(totals.cases, 0);
	/* It was about one person; the next is another question. */
	assert_int_equal(desk_case_add_person(opened), 2);
	room_set(opened, FACT_NAME, 2, "B");
	room_set(opened, FACT_ROLE, 2, "partner");
	room_set(opened, FACT_NATIONALITY, 2, "MN");
	room_fine(room, desk_case_save(room->desk, opened, NULL, &room->fault));
	room_fine(room, desk_due_totals(room->desk, &totals, &room->fault));
	assert_int_equal(totals.count[DESK_DUE_OVERLAY], 1);
	desk_case_free(opened);
}

/* --- all together --- */

static void totals_are_those_of_the_list(void **state)
{
	struct room *room = *state;
	struct desk_due_totals totals;
	struct desk_case *opened = room_saved_case(room, room->desk);

	room_set(opened, FACT_DEPARTURE_ON, 0, "2026-12-01");
	room_set(opened, FACT_REGISTERED_ON, 0, "2026-03-02");
	room_set(opened, FACT_NATIONALITY, 1, "MN");
	room_fine(room, desk_case_save(room->desk, opened, NULL, &room->fault));
	room_fine(room, desk_due_totals(room->desk, &totals, &room->fault));
	assert_int_equal(totals.cases, 1);
	assert_int_equal(totals.count[DESK_DUE_DEPARTURE], 1);
	assert_int_equal(totals.count[DESK_DUE_OVERLAY], 1);
	assert_int_equal(totals.count[DESK_DUE_RETENTION], 0);
	desk_case_free(opened);
}

/* --- backups --- */

static int64_t later(void)
{
	return 1800000000 + INT64_C(7) * 24 * 60 * 60 + 1;
}

static void backup_is_due_when_the_last_one_is_too_old(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "copy", NULL);
	struct desk_env env = *desk_env(room->desk);
	struct desk_backup_state found;
	struct desk *desk;

	assert_int_equal(room->config.backup_reminder_days, 7);
	room_fine(room, desk_backup_state(room->desk, &found, &room->fault));
	assert_false(found.due);
	env.now = later;
	desk = desk_new(&env);
	room_fine(room,
	    desk_unlock(desk, NULL, ROOM_PASSPHRASE, NULL, NULL, &room->fault));
	room_fine(room, desk_backup_state(desk, &found, &room->fault));
	assert_true(found.due);
	assert_int_equal(found.at, 0);
	room->config.backup_reminder_days = 0;
	room_fine(room, desk_backup_state(desk, &found, &room->fault));
	assert_false(found.due);
	room->config.backup_reminder_days = 7;
	room_fine(room, desk_backup(desk, path, NULL, NULL, NULL, &room->fault));
	room_fine(room, desk_backup_state(desk, &found, &room->fault));
	assert_false(found.due);
	assert_int_equal(found.at, later());
	desk_free(desk);
	g_free(path);
}

/* --- erasing --- */

static void erased_case_is_told_with_its_backups(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "copy", NULL);
	struct desk_case *opened = room_saved_case(room, room->desk);
	struct desk_erased erased = { 0 };

	room_fine(room, desk_backup(room->desk, path, NULL, NULL, NULL, &room->fault));
	room_fine(room, desk_erase(room->desk, opened->uuid, "asked for", &erased,
			    &room->fault));
	assert_string_equal(erased.number, opened->number);
	assert_int_equal(erased.backup_count, 1);
	assert_string_equal(erased.backup[0].file, path);
	desk_erased_clear(&erased);
	assert_int_equal(ledger_row_count(desk_ledger(room->desk)), 0);
	/* What is on somebody's screen still does not come back. */
	room_set(opened, FACT_NOTE, 0, "again");
	assert_int_equal(desk_case_save(room->desk, opened, NULL, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_CASE_NONE);
	desk_case_free(opened);
	g_free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(without_a_term_nothing_is_ever_due),
		TEST(term_ends_with_its_last_day),
		TEST(of_two_terms_the_later_end_counts),
		TEST(case_that_fell_asleep_is_counted_from_its_last_save),
		TEST(departure_that_nobody_confirmed_waits),
		TEST(overlay_past_its_review_waits_until_they_left),
		TEST(overlay_that_an_override_settles_waits_no_more),
		TEST(totals_are_those_of_the_list),
		TEST(backup_is_due_when_the_last_one_is_too_old),
		TEST(erased_case_is_told_with_its_backups),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

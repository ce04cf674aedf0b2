/* SPDX-License-Identifier: EUPL-1.2 */
#include "room.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "terugkeerdesk/desk/page.h"

/* --- rules --- */

static void the_rules_are_read_once(void **state)
{
	struct room *room = *state;
	const struct rulebook *rulebook = desk_rulebook(room->desk);

	assert_non_null(rulebook);
	assert_int_equal(desk_load_rules(room->desk, NULL), 0);
	assert_ptr_equal(desk_rulebook(room->desk), rulebook);
	assert_memory_equal(
	    desk_rules_hash(room->desk), desk_rules_hash(room->other), 32);
}

static void rules_with_a_fault_are_not_used_and_can_be_read_again(void **state)
{
	struct room *room = *state;
	char *bad = g_build_filename(room->folder, "bad.ini", NULL);
	struct desk_env env = *desk_env(room->desk);
	struct faults faults = { 0 };
	struct desk *desk;

	support_write_text(bad, "[policy]\nid = other\n");
	env.policies_folder = room->folder;
	desk = desk_new(&env);
	assert_null(desk_rulebook(desk));
	assert_int_equal(desk_load_rules(desk, &faults), -1);
	assert_true(faults.count > 0);
	assert_null(desk_rulebook(desk));
	assert_int_equal(desk_load_rules(desk, NULL), -1);
	faults_clear(&faults);
	desk_free(desk);
	g_free(bad);
}

/* --- calculating --- */

static void a_calculation_is_made_again_only_when_something_that_decides_changed(
    void **state)
{
	struct room *room = *state;
	struct desk_calculation *calculation = desk_calculation_new();
	struct desk_case *opened = desk_case_new(room->desk, false);

	desk_calculate(room->desk, &opened->file, calculation);
	assert_false(calculation->possible);
	assert_int_equal(calculation->question_count, 0);
	room_set(opened, FACT_REGISTERED_ON, 0, "2024-03-22");
	room_set(opened, FACT_NAME, 1, "A");
	assert_true(desk_calculate(room->desk, &opened->file, calculation));
	assert_true(calculation->possible);
	assert_true(calculation->question_count > 0);
	assert_false(desk_calculate(room->desk, &opened->file, calculation));
	room_set(opened, FACT_NAME, 1, "Another name");
	room_set(opened, FACT_PHONE, 0, "000");
	assert_false(desk_calculate(room->desk, &opened->file, calculation));
	room_set(opened, FACT_OWN_MEANS, 0, "yes");
	assert_true(desk_calculate(room->desk, &opened->file, calculation));
	room_set(opened, FACT_REGISTERED_ON, 0, "");
	assert_true(desk_calculate(room->desk, &opened->file, calculation));
	assert_false(calculation->possible);
	assert_false(desk_calculate(room->desk, &opened->file, calculation));
	desk_case_free(opened);
	desk_calculation_free(calculation);
}

/* Calculating step by step gives what calculating at once gives. */
static void a_calculation_kept_up_is_the_same_as_a_fresh_one(void **state)
{
	static const char *const kinds[] = { "voluntary", "supervised", "forced", "" };
	static const char *const countries[] = { "IQ", "MN", "US", "stateless", "" };
	static const char *const yesno[] = { "yes", "no", "" };
	struct support_random random = support_seed();
	struct room *room = *state;
	struct desk_calculation *kept = desk_calculation_new();
	struct desk_case *opened = desk_case_new(room->desk, false);
	int rounds = support_long() ? 20000 : 500;

	room_set(opened, FACT_REGISTERED_ON, 0, "2024-10-01");
	for (int i = 0; i < rounds; i++) {
		struct desk_calculation *fresh = desk_calculation_new();
		char *one;
		char *other;

		switch (support_random_below(&random, 4)) {
		case 0:
			room_set(opened, FACT_DEPARTURE_KIND, 0,
			    kinds[support_random_below(&random, G_N_ELEMENTS(kinds))]);
			break;
		case 1:
			room_set(opened, FACT_NATIONALITY, 1,
			    countries[support_random_below(
				&random, G_N_ELEMENTS(countries))]);
			break;
		case 2:
			room_set(opened, FACT_OTHER_SUPPORT, 1,
			    yesno[support_random_below(&random, G_N_ELEMENTS(yesno))]);
			break;
		default:
			desk_case_undo(opened, NULL, NULL);
		}
		room_set(opened, FACT_REGISTERED_ON, 0, "2024-10-01");
		desk_calculate(room->desk, &opened->file, kept);
		desk_calculate(room->desk, &opened->file, fresh);
		one = desk_calculation_json(room->desk, kept, false);
		other = desk_calculation_json(room->desk, fresh, false);
		assert_string_equal(one, other);
		g_free(other);
		g_free(one);
		desk_calculation_free(fresh);
	}
	desk_case_free(opened);
	desk_calculation_free(kept);
}

static void an_unchanged_case_does_not_differ_from_what_was_shown(void **state)
{
	struct room *room = *state;
	struct desk_calculation *calculation = desk_calculation_new();
	struct desk_case *opened = room_saved_case(room, room->desk);
	struct snapshot_change *change;

	desk_calculate(room->desk, &opened->file, calculation);
	assert_int_equal(desk_case_differs(room->desk, opened, calculation, &change), 0);
	g_free(change);
	/* As if it had been saved under other rules. */
	opened->shown.total[PACKAGE_JRS].range.max += 100;
	assert_int_equal(desk_case_differs(room->desk, opened, calculation, &change), 1);
	assert_int_equal(change[0].kind, SNAPSHOT_TOTAL);
	g_free(change);
	desk_case_free(opened);
	desk_calculation_free(calculation);
}

/* --- the ledger --- */

static void a_wrong_passphrase_leaves_the_desk_locked(void **state)
{
	struct room *room = *state;
	struct desk *desk = room_desk(room);

	assert_true(desk_ledger_exists(desk));
	assert_null(desk_ledger(desk));
	assert_int_equal(
	    desk_unlock(desk, NULL, "heel iets anders", NULL, NULL, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_PASSPHRASE);
	assert_false(ledger_unlocked(desk_ledger(desk)));
	room_fine(
	    room, desk_unlock(desk, NULL, ROOM_PASSPHRASE, NULL, NULL, &room->fault));
	desk_lock(desk);
	assert_false(ledger_unlocked(desk_ledger(desk)));
	desk_free(desk);
}

static void a_ledger_is_never_made_over_another(void **state)
{
	struct room *room = *state;
	struct desk *desk = room_desk(room);

	assert_int_equal(desk_ledger_create(
			     desk, "Test", ROOM_PASSPHRASE, LEDGER_KDF_LOW, &room->fault),
	    -1);
	assert_int_equal(room->fault.code, FAULT_EXISTS);
	desk_free(desk);
}

/* --- the demo --- */

static void the_demo_has_every_example_and_goes_without_a_trace(void **state)
{
	struct room *room = *state;
	char *examples = support_data("examples");
	struct desk *desk = room_desk(room);
	GDir *dir = g_dir_open(examples, 0, NULL);
	char *path;
	const char *name;
	size_t count = 0;
	struct stat status;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL)
		count += g_str_has_suffix(name, ".json");
	g_dir_close(dir);
	room_fine(room, desk_demo(desk, &room->fault));
	assert_true(count > 0);
	assert_int_equal(ledger_row_count(desk_ledger(desk)), count);
	path = g_path_get_dirname(ledger_path(desk_ledger(desk)));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	desk_free(desk);
	assert_int_equal(access(path, F_OK), -1);
	g_free(path);
	g_free(examples);
}

static void a_second_demo_takes_the_place_of_the_first(void **state)
{
	struct room *room = *state;
	struct desk *desk = room_desk(room);
	char *first;

	room_fine(room, desk_demo(desk, &room->fault));
	first = g_strdup(ledger_path(desk_ledger(desk)));
	room_fine(room, desk_demo(desk, &room->fault));
	assert_string_not_equal(first, ledger_path(desk_ledger(desk)));
	assert_int_equal(access(first, F_OK), -1);
	g_free(first);
	desk_free(desk);
}

/* --- files --- */

static void every_example_can_be_read_calculated_and_summarised(void **state)
{
	struct room *room = *state;
	char *folder = support_data("examples");
	GDir *dir = g_dir_open(folder, 0, NULL);
	struct desk_calculation *calculation = desk_calculation_new();
	const char *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);
		struct case_file file = { 0 };
		char *text;
		size_t size;

		if (!g_str_has_suffix(name, ".json")) {
			g_free(path);
			continue;
		}
		text = support_read_file(path, &size);
		room_fine(
		    room, desk_read_case(room->desk, text, size, &file, &room->fault));
		desk_calculate(room->desk, &file, calculation);
		assert_true(calculation->possible);
		for (int i = 0; i < 3; i++) {
			struct document document = { 0 };

			room_fine(room,
			    desk_summary(room->desk, &file, calculation, NULL,
				(enum summary_for)i, LANG_NL, &document, &room->fault));
			assert_true(document.count > 0);
			document_clear(&document);
		}
		case_file_clear(&file);
		g_free(text);
		g_free(path);
	}
	g_dir_close(dir);
	desk_calculation_free(calculation);
	g_free(folder);
}

static void a_byte_order_mark_in_front_is_not_seen(void **state)
{
	static const char text[] =
	    "\xef\xbb\xbf{\"format\":\"terugkeerdesk-case/1\","
	    "\"case\":{\"registered_on\":\"2024-03-22\"},"
	    "\"persons\":[{\"name\":\"A\",\"role\":\"main_applicant\"}]}";
	struct room *room = *state;
	struct case_file file = { 0 };

	room_fine(
	    room, desk_read_case(room->desk, text, strlen(text), &file, &room->fault));
	room_expect(&file, FACT_NAME, 1, "A");
	case_file_clear(&file);
	/* A mark and nothing else is no case. */
	assert_int_equal(desk_read_case(room->desk, text, 3, &file, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_JSON);
}

static void what_the_policies_do_not_allow_is_not_imported(void **state)
{
	static const char text[] = "{\"format\":\"terugkeerdesk-case/"
				   "1\",\"case\":{\"registered_on\":\"2024-03-22\"},"
				   "\"persons\":[{\"name\":\"A\",\"role\":\"main_"
				   "applicant\",\"born_on\":\"1985\","
				   "\"avrr_cash_cents\":30001}]}";
	struct room *room = *state;
	char number[LEDGER_NUMBER_MAX];

	assert_int_equal(
	    desk_import(room->desk, text, strlen(text), number, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_AMOUNT_RANGE);
	assert_int_equal(ledger_row_count(desk_ledger(room->desk)), 0);
}

static void a_page_is_written_whole_to_a_new_file_only(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "page", NULL);
	char *text;

	room_fine(room, desk_page_save(path, "Zoë\n", 5, &room->fault));
	text = support_read_file(path, NULL);
	assert_string_equal(text, "Zoë\n");
	g_free(text);
	assert_int_equal(desk_page_save(path, "x", 1, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_EXISTS);
	assert_int_equal(desk_page_save("/nonexistent/page", "x", 1, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_FILE);
	assert_int_equal(desk_page_save(room->folder, "x", 1, &room->fault), -1);
	g_free(path);
}

static void times_are_those_of_the_clock_here(void **state)
{
	struct room *room = *state;
	char text[DESK_TIME_TEXT];

	assert_string_equal(
	    desk_time_format(room->desk, text, 0, LANG_NL), "01-01-1970 00:00");
	assert_string_equal(
	    desk_time_format(room->desk, text, -1, LANG_NL), "31-12-1969 23:59");
	assert_string_equal(desk_time_format(room->desk, text, 1800000000, LANG_EN),
	    "15 January 2027 08:00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(the_rules_are_read_once),
		TEST(rules_with_a_fault_are_not_used_and_can_be_read_again),
		TEST(
		    a_calculation_is_made_again_only_when_something_that_decides_changed),
		TEST(a_calculation_kept_up_is_the_same_as_a_fresh_one),
		TEST(an_unchanged_case_does_not_differ_from_what_was_shown),
		TEST(a_wrong_passphrase_leaves_the_desk_locked),
		TEST(a_ledger_is_never_made_over_another),
		TEST(the_demo_has_every_example_and_goes_without_a_trace),
		TEST(a_second_demo_takes_the_place_of_the_first),
		TEST(every_example_can_be_read_calculated_and_summarised),
		TEST(a_byte_order_mark_in_front_is_not_seen),
		TEST(what_the_policies_do_not_allow_is_not_imported),
		TEST(a_page_is_written_whole_to_a_new_file_only),
		TEST(times_are_those_of_the_clock_here),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

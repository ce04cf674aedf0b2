/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/config/config.h"

#include <glib.h>
#include <string.h>

#include "support.h"

struct room {
	char *folder;
	char *system;
	char *user;
	struct config config;
	struct faults faults;
};

static int enter(void **state)
{
	struct room *room = g_new0(struct room, 1);

	room->folder = support_temp_folder();
	room->system = g_build_filename(room->folder, "system.ini", NULL);
	room->user = g_build_filename(room->folder, "user.ini", NULL);
	*state = room;
	return 0;
}

static int leave(void **state)
{
	struct room *room = *state;

	config_clear(&room->config);
	faults_clear(&room->faults);
	g_free(room->system);
	g_free(room->user);
	support_remove_folder(room->folder);
	g_free(room);
	return 0;
}

static int read_both(struct room *room)
{
	return config_read(room->system, room->user, false, &room->config, &room->faults);
}

static void without_files_everything_has_its_default(void **state)
{
	struct room *room = *state;

	assert_int_equal(read_both(room), 0);
	assert_false(room->config.lang_set);
	assert_int_equal(room->config.lang, LANG_NL);
	assert_int_equal(room->config.idle_minutes, 10);
	assert_string_equal(room->config.printers, "");
	assert_string_equal(room->config.printer_certificates, "");
	assert_int_equal(room->config.print_wait, 120);
	assert_int_equal(room->config.smallest_group, 5);
	assert_int_equal(room->config.trend_months, 12);
	assert_int_equal(room->config.trend_least_months, 5);
	assert_int_equal(room->config.trend_least_cases, 5);
	assert_int_equal(room->config.trend_spread, 20);
	assert_int_equal(room->config.trend_false_alarms, 10);
	assert_int_equal(room->config.trend_rarer_than, 100);
	assert_true(room->config.mouse);
	assert_false(room->config.ascii);
	assert_null(room->config.policies);
	assert_true(g_str_has_suffix(room->config.ledger, "/terugkeerdesk/ledger.tkd"));
	assert_true(*room->config.desk != '\0');
	assert_string_equal(room->config.organisation, "");
	assert_string_equal(room->config.contact, "");
	assert_string_equal(room->config.privacy, "");
}

static void no_paths_at_all_are_fine(void **state)
{
	struct room *room = *state;

	assert_int_equal(config_read(NULL, NULL, false, &room->config, NULL), 0);
	assert_int_equal(room->config.idle_minutes, 10);
}

static void every_setting_is_read(void **state)
{
	struct room *room = *state;

	support_write_text(room->user, "[desk]\n"
				       "language = en\n"
				       "name = Balie 2\n"
				       "lock_after = 0\n"
				       "mouse = no\n"
				       "ascii = yes\n"
				       "[ledger]\n"
				       "file = /srv/desk/ledger.tkd\n"
				       "[print]\n"
				       "printer = ipps://printer.example/ipp/print, Balie\n"
				       "certificate = "
				       "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:"
				       "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF, "
				       "ffeeddccbbaa99887766554433221100"
				       "ffeeddccbbaa99887766554433221100\n"
				       "wait = 30\n"
				       "[rules]\n"
				       "folder = /srv/desk/policies\n"
				       "[organisation]\n"
				       "logo = VOORBEELD ORGANISATIE\n"
				       "name = Voorbeeldorganisatie\n"
				       "contact = \"Voorbeeldstraat 1; Voorbeeldstad\"\n"
				       "privacy = privacy@voorbeeld.example\n"
				       "[report]\n"
				       "smallest_group = 10\n"
				       "trend_months = 24\n"
				       "trend_least_months = 6\n"
				       "trend_least_cases = 8\n"
				       "trend_spread = 0\n"
				       "trend_false_alarms = 1\n"
				       "trend_rarer_than = 1000\n");
	assert_int_equal(read_both(room), 0);
	assert_true(room->config.lang_set);
	assert_int_equal(room->config.lang, LANG_EN);
	assert_string_equal(room->config.desk, "Balie 2");
	assert_int_equal(room->config.idle_minutes, 0);
	assert_false(room->config.mouse);
	assert_true(room->config.ascii);
	assert_string_equal(room->config.ledger, "/srv/desk/ledger.tkd");
	assert_string_equal(
	    room->config.printers, "ipps://printer.example/ipp/print, Balie");
	assert_string_equal(room->config.printer_certificates,
	    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff,"
	    "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100");
	assert_int_equal(room->config.print_wait, 30);
	assert_string_equal(room->config.policies, "/srv/desk/policies");
	assert_string_equal(room->config.logo, "VOORBEELD ORGANISATIE");
	assert_string_equal(room->config.organisation, "Voorbeeldorganisatie");
	assert_string_equal(room->config.contact, "Voorbeeldstraat 1; Voorbeeldstad");
	assert_string_equal(room->config.privacy, "privacy@voorbeeld.example");
	assert_int_equal(room->config.smallest_group, 10);
	assert_int_equal(room->config.trend_months, 24);
	assert_int_equal(room->config.trend_least_months, 6);
	assert_int_equal(room->config.trend_least_cases, 8);
	assert_int_equal(room->config.trend_spread, 0);
	assert_int_equal(room->config.trend_false_alarms, 1);
	assert_int_equal(room->config.trend_rarer_than, 1000);
}

static void the_user_goes_before_the_system_key_by_key(void **state)
{
	struct room *room = *state;

	support_write_text(room->system, "[desk]\nlanguage = en\nlock_after = 5\n");
	support_write_text(room->user, "[desk]\nlock_after = 20\n");
	assert_int_equal(read_both(room), 0);
	assert_int_equal(room->config.lang, LANG_EN);
	assert_int_equal(room->config.idle_minutes, 20);
}

static void a_home_folder_is_filled_in(void **state)
{
	struct room *room = *state;
	char *expected = g_build_filename(g_get_home_dir(), "desk/a.tkd", NULL);

	support_write_text(room->user, "[ledger]\nfile = ~/desk/a.tkd\n");
	assert_int_equal(read_both(room), 0);
	assert_string_equal(room->config.ledger, expected);
	g_free(expected);
}

static void a_file_that_must_exist_must_exist(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    config_read(NULL, room->user, true, &room->config, &room->faults), -1);
	assert_int_equal(room->faults.count, 1);
	assert_int_equal(room->faults.item[0].code, FAULT_FILE);
	assert_null(room->config.ledger);
}

static void a_folder_is_not_a_settings_file(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    config_read(NULL, room->folder, false, &room->config, &room->faults), -1);
	assert_int_equal(room->faults.count, 1);
	assert_int_equal(room->faults.item[0].code, FAULT_FILE_KIND);
}

/* One bad file each, the line of the fault, and its kind. */
static const struct bad {
	const char *text;
	int line;
	enum fault_code code;
} bad[] = {
	{ "[desk]\nlanguage = fr\n", 2, FAULT_CONFIG },
	{ "[desk]\nlanguage =\n", 2, FAULT_CONFIG },
	{ "[desk]\nlanguage = NL\n", 2, FAULT_CONFIG },
	{ "[desk]\nlock_after = ten\n", 2, FAULT_CONFIG },
	{ "[desk]\nlock_after = -1\n", 2, FAULT_CONFIG },
	{ "[desk]\nlock_after = 1441\n", 2, FAULT_CONFIG },
	{ "[desk]\nlock_after = 99999999999999999999\n", 2, FAULT_CONFIG },
	{ "[desk]\nlock_after = 5 minutes\n", 2, FAULT_CONFIG },
	{ "[desk]\nname =\n", 2, FAULT_CONFIG },
	{ "[desk]\n\nmouse = true\n", 3, FAULT_CONFIG },
	{ "[desk]\nascii = 1\n", 2, FAULT_CONFIG },
	{ "[ledger]\nfile = ledger.tkd\n", 2, FAULT_CONFIG },
	{ "[ledger]\nfile =\n", 2, FAULT_CONFIG },
	{ "[rules]\nfolder = ../policies\n", 2, FAULT_CONFIG },
	{ "[print]\nwait = 0\n", 2, FAULT_CONFIG },
	{ "[print]\nwait = 3601\n", 2, FAULT_CONFIG },
	{ "[print]\nwait = 99999999999999999999\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_months = 1\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_months = 61\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_least_months = 0\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_least_cases = 0\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_spread = 101\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_spread = 0.2\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_false_alarms = 0\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_false_alarms = 101\n", 2, FAULT_CONFIG },
	{ "[report]\ntrend_rarer_than = 1\n", 2, FAULT_CONFIG },
	{ "[print]\ncertificate = 00\n", 2, FAULT_CONFIG },
	{ "[print]\ncertificate = any\n", 2, FAULT_CONFIG },
	{ "[print]\ncertificate = 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff,\n",
	    2, FAULT_CONFIG },
	{ "[desk]\nlangauge = nl\n", 2, FAULT_KEY_UNKNOWN },
	{ "[desk]\nfile = /x\n", 2, FAULT_KEY_UNKNOWN },
	{ "[printer]\nname = x\n", 1, FAULT_SECTION_UNKNOWN },
	{ "[desk]\nmouse = yes\nmouse = no\n", 3, FAULT_KEY_TWICE },
	{ "[desk]\nmouse = yes\n[ledger]\nfile = /x\n[desk]\nascii = no\n", 5,
	    FAULT_SECTION_TWICE },
	{ "[desk\nmouse = yes\n", 1, FAULT_SYNTAX },
	{ "[desk]\nname = \xff\xfe\n", 2, FAULT_UTF8 },
	{ "[desk]\nname = a\xe2\x80\xae\x62\n", 2, FAULT_CONTROL },
};

static void what_cannot_be_used_is_a_fault_with_its_line(void **state)
{
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		support_write_text(room->user, bad[i].text);
		assert_int_equal(read_both(room), -1);
		if (room->faults.item[0].code != bad[i].code ||
		    room->faults.item[0].line != bad[i].line)
			print_message("%s", bad[i].text);
		assert_int_equal(room->faults.item[0].code, bad[i].code);
		assert_int_equal(room->faults.item[0].line, bad[i].line);
		assert_string_equal(room->faults.item[0].file, room->user);
		assert_null(room->config.ledger);
		faults_clear(&room->faults);
	}
}

static void every_fault_of_both_files_is_reported(void **state)
{
	struct room *room = *state;

	support_write_text(room->system, "[desk]\nmouse = maybe\nascii = perhaps\n");
	support_write_text(room->user, "[desk]\nlanguage = de\n[else]\n");
	assert_int_equal(read_both(room), -1);
	assert_int_equal(room->faults.count, 4);
	assert_string_equal(room->faults.item[0].file, room->system);
	assert_string_equal(room->faults.item[3].file, room->user);
}

static void a_long_text_is_refused(void **state)
{
	struct room *room = *state;
	char *name = g_strnfill(64, 'x');
	char *text = g_strdup_printf("[desk]\nname = %s\n", name);

	support_write_text(room->user, text);
	assert_int_equal(read_both(room), -1);
	assert_int_equal(room->faults.item[0].code, FAULT_CONFIG);
	g_free(text);
	g_free(name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
		TEST(without_files_everything_has_its_default),
		TEST(no_paths_at_all_are_fine),
		TEST(every_setting_is_read),
		TEST(the_user_goes_before_the_system_key_by_key),
		TEST(a_home_folder_is_filled_in),
		TEST(a_file_that_must_exist_must_exist),
		TEST(a_folder_is_not_a_settings_file),
		TEST(what_cannot_be_used_is_a_fault_with_its_line),
		TEST(every_fault_of_both_files_is_reported),
		TEST(a_long_text_is_refused),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

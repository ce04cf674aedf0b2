/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages that leave the desk: to a printer on loopback, into a file, and across the table. */
#include "support.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "counter.h"

#include "../page/fake_printer.h"

#define CTRL_V "\026"

/* A desk with one family in its ledger, with the settings given, at the preview; CUPS looks
 * for its print server at `server`. */
static struct vt *at_the_preview_with(
    const struct counter *counter, const char *settings, const char *server)
{
	char *program = support_build("src/terugkeerdesk");
	char *data = support_data("examples/nota-1-family-of-four.json");
	char *path = g_build_filename(counter->folder, "settings.ini", NULL);
	const char *add[] = { "case", "add", data, NULL };
	char *state = g_strdup_printf("XDG_STATE_HOME=%s/state", counter->folder);
	char *cups = g_strconcat("CUPS_SERVER=", server, NULL);
	const char *const env[] = { state, cups, "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/none",
		NULL };
	const char *argv[] = { program, "--ledger", counter->ledger, "--user", "anna", "--lang",
		"en", "--config", path, NULL };
	struct vt *vt;

	g_free(counter_command(counter, add));
	support_write_text(path, settings);
	vt = vt_spawn(argv, env, 24, 80);
	counter_unlock(vt);
	vt_until_text(vt, "Search");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "9,680");
	vt_keys(vt, F5);
	vt_until_text(vt, "Summary for the applicant");
	g_free(cups);
	g_free(state);
	g_free(path);
	g_free(data);
	g_free(program);
	return vt;
}

/* Without a print server. */
static struct vt *at_the_preview(const struct counter *counter, const char *settings)
{
	return at_the_preview_with(counter, settings, "/nonexistent");
}

static char *settings_for(const struct fake_printer *printer)
{
	return g_strdup_printf("[print]\nprinter = %s\nwait = 20\n", printer->uri);
}

static char *log_of(const struct counter *counter)
{
	static const char *const list[] = { "case", "list", "--json", NULL };
	char *cases = counter_command(counter, list);
	const char *at = strstr(cases, "\"uuid\"") + strlen("\"uuid\"");
	char *uuid = g_strndup(strchr(at, '"') + 1, 36);
	const char *log[] = { "case", "log", uuid, "--json", NULL };
	char *said = counter_command(counter, log);

	g_free(uuid);
	g_free(cases);
	return said;
}

static void a_page_is_printed_from_the_preview(void **state)
{
	struct counter counter = counter_make();
	struct fake_printer printer;
	char *settings, *page, *log;
	struct vt *vt;

	(void)state;
	fake_printer_start(&printer, MOOD_FINE, 0);
	settings = settings_for(&printer);
	vt = at_the_preview(&counter, settings);
	vt_keys(vt, F5);
	vt_until_text(vt, "Print on which printer?");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Printed on ipp://127.0.0.1");
	vt_kill(vt);
	vt_free(vt);
	page = fake_printer_file(&printer, "page.pdf");
	assert_true(g_str_has_prefix(page, "%PDF-"));
	log = log_of(&counter);
	assert_non_null(strstr(log, "\"print\""));
	assert_non_null(strstr(log, "for=applicant lang=en"));
	fake_printer_stop(&printer);
	g_free(log);
	g_free(page);
	g_free(settings);
	counter_clear(&counter);
}

static void printing_can_be_cancelled(void **state)
{
	struct counter counter = counter_make();
	struct fake_printer printer;
	char *settings, *log;
	struct vt *vt;

	(void)state;
	fake_printer_start(&printer, MOOD_SLOW, 0);
	settings = settings_for(&printer);
	vt = at_the_preview(&counter, settings);
	vt_keys(vt, F5);
	vt_until_text(vt, "Print on which printer?");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "1 page came out");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "summary was taken back");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "summary was taken back");
	vt_kill(vt);
	vt_free(vt);
	log = log_of(&counter);
	assert_non_null(strstr(log, "print-cancelled"));
	fake_printer_stop(&printer);
	g_free(log);
	g_free(settings);
	counter_clear(&counter);
}

/* Somebody may have put a machine in its place. */
static void another_certificate_than_before_is_asked_about(void **state)
{
	struct counter counter = counter_make();
	char *folder = g_build_filename(counter.folder, "state", "terugkeerdesk", NULL);
	char *seen = g_build_filename(folder, "printers", NULL);
	struct fake_printer printer;
	char *settings, *text, *asked;
	struct vt *vt;

	(void)state;
	fake_printer_start(&printer, MOOD_FINE, 1);
	settings = settings_for(&printer);
	g_mkdir_with_parents(folder, 0700);
	text = g_strdup_printf("%064d %s\n", 0, printer.uri);
	support_write_text(seen, text);
	vt = at_the_preview(&counter, settings);
	vt_keys(vt, F5);
	vt_until_text(vt, "Print on which printer?");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Is this the printer?");
	vt_until_text(vt, "certificate before; now it shows");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "Is this the printer?");
	asked = fake_printer_file(&printer, "requests");
	assert_null(asked);
	vt_keys(vt, F5);
	vt_until_text(vt, "Print on which printer?");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Is this the printer?");
	vt_keys(vt, UP ENTER);
	vt_until_text(vt, "Printed on ipps://127.0.0.1");
	vt_kill(vt);
	vt_free(vt);
	fake_printer_stop(&printer);
	g_free(text);
	g_free(settings);
	g_free(seen);
	g_free(folder);
	counter_clear(&counter);
}

/* Nothing asks for it on the terminal. */
static void a_printer_that_wants_a_password_gets_none(void **state)
{
	struct counter counter = counter_make();
	struct fake_printer printer;
	char *settings;
	struct vt *vt;

	(void)state;
	fake_printer_start(&printer, MOOD_PASSWORD, 0);
	settings = settings_for(&printer);
	vt = at_the_preview(&counter, settings);
	vt_keys(vt, F5);
	vt_until_text(vt, "Print on which printer?");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "name and a password, and the desk has none");
	vt_kill(vt);
	vt_free(vt);
	fake_printer_stop(&printer);
	g_free(settings);
	counter_clear(&counter);
}

static void a_lock_takes_the_page_back(void **state)
{
	struct counter counter = counter_make();
	struct fake_printer printer;
	char *settings, *asked = NULL;
	struct vt *vt;

	(void)state;
	fake_printer_start(&printer, MOOD_SLOW, 0);
	settings = settings_for(&printer);
	vt = at_the_preview(&counter, settings);
	vt_keys(vt, F5);
	vt_until_text(vt, "Print on which printer?");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "1 page came out");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	/* The program that prints does it by itself: every key is answered meanwhile. */
	for (int tries = 0; tries < 300; tries++) {
		g_free(asked);
		asked = fake_printer_file(&printer, "requests");
		if (strstr(asked, "Cancel-Job") != NULL)
			break;
		vt_keys(vt, F8);
		vt_until_text(vt, tries % 2 == 0 ? "English" : "Nederlands");
	}
	vt_free(vt);
	fake_printer_stop(&printer);
	g_free(asked);
	g_free(settings);
	counter_clear(&counter);
}

static void a_typed_address_that_is_none_is_said(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	vt = at_the_preview(&counter, "");
	vt_keys(vt, F5);
	vt_until_text(vt, "> Type an address");
	vt_until_text(vt, "No printer was found");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Type the address of a printer");
	vt_keys(vt, "http://x y" ENTER);
	vt_until_text(vt, "is not the address of");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "is not the address of");
	vt_kill(vt);
	vt_free(vt);
	counter_clear(&counter);
}

static void the_list_begins_with_the_printer_that_was_used_last(void **state)
{
	struct counter counter = counter_make();
	struct fake_printer printer;
	struct vt *vt;

	(void)state;
	fake_printer_start(&printer, MOOD_FINE, 0);
	vt = at_the_preview(&counter, "[print]\nprinter = ipps://one.invalid/ipp/print, two\n");
	vt_keys(vt, F5);
	vt_until_text(vt, "> ipps://one.invalid/ipp/print");
	vt_until_text(vt, "  two ");
	vt_until_no_text(vt, "Looking for the queues");
	vt_keys(vt, DOWN DOWN ENTER);
	vt_until_text(vt, "Type the address of a printer");
	vt_keys(vt, printer.uri);
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Printed on ipp://127.0.0.1");
	vt_keys(vt, F5);
	vt_until_text(vt, "printed on last");
	vt_until_text(vt, "> ipp://127.0.0.1");
	vt_until_text(vt, "  ipps://one.invalid/ipp/print");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Printed on ipp://127.0.0.1");
	vt_kill(vt);
	vt_free(vt);
	fake_printer_stop(&printer);
	counter_clear(&counter);
}

static void the_network_is_asked_only_by_its_row(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	vt = at_the_preview(&counter, "");
	vt_keys(vt, F5);
	vt_until_text(vt, "No printer was found");
	vt_keys(vt, DOWN);
	vt_until_text(vt, "> Ask which printers are on the network");
	vt_until_text(vt, "nothing of a case is sent");
	vt_keys(vt, ENTER);
	/* There is no Avahi at that address. */
	vt_until_text(vt, "cannot be looked for");
	vt_keys(vt, ESC_ESC);
	vt_until_no_text(vt, "Print on which printer?");
	vt_kill(vt);
	vt_free(vt);
	counter_clear(&counter);
}

static void a_print_server_that_hangs_freezes_nothing(void **state)
{
	struct counter counter = counter_make();
	struct fake_printer server;
	char *place;
	struct vt *vt;

	(void)state;
	fake_printer_start(&server, MOOD_SILENT, 0);
	place = g_strdup_printf("127.0.0.1:%d", server.port);
	vt = at_the_preview_with(&counter, "[print]\nprinter = one\n", place);
	vt_keys(vt, F5);
	vt_until_text(vt, "Looking for the queues of this machine");
	vt_keys(vt, DOWN DOWN);
	vt_until_text(vt, "> Ask which printers are on the network");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "> Stop asking on the network");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "> Ask which printers are on the network");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_kill(vt);
	vt_free(vt);
	fake_printer_stop(&server);
	g_free(place);
	counter_clear(&counter);
}

static void the_preview_shows_where_sheets_end(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	vt = at_the_preview(&counter, "");
	vt_until_text(vt, "in English, 2 pages");
	vt_keys(vt, "\033OF"); /* End */
	vt_until_text(vt, "Page 2 of 2");
	vt_keys(vt, F6);
	vt_until_text(vt, "Summary for the file");
	vt_until_no_text(vt, "Page 2 of 2");
	vt_keys(vt, F7);
	vt_until_text(vt, "in Dutch");
	vt_kill(vt);
	vt_free(vt);
	counter_clear(&counter);
}

static void save_as(struct vt *vt, const char *path)
{
	vt_keys(vt, F2);
	vt_until_text(vt, "The file is readable for you alone");
	vt_keys(vt, CTRL_U);
	vt_keys(vt, path);
	vt_keys(vt, ENTER);
}

static void a_page_is_saved_and_never_over_another(void **state)
{
	struct counter counter = counter_make();
	char *path = g_build_filename(counter.folder, "p.pdf", NULL);
	struct stat status;
	struct vt *vt;
	char *bytes;

	(void)state;
	vt = at_the_preview(&counter, "");
	save_as(vt, path);
	vt_until_text(vt, "Saved as");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	support_write_text(path, "mine");
	save_as(vt, path);
	vt_until_text(vt, "Replace it?");
	vt_keys(vt, ENTER); /* Keep */
	vt_until_no_text(vt, "Replace it?");
	bytes = support_read_file(path, NULL);
	assert_string_equal(bytes, "mine");
	g_free(bytes);
	save_as(vt, path);
	vt_until_text(vt, "Replace it?");
	vt_keys(vt, UP ENTER);
	vt_until_text(vt, "Saved as");
	bytes = support_read_file(path, NULL);
	assert_true(g_str_has_prefix(bytes, "%PDF-"));
	g_free(bytes);
	save_as(vt, "/dev/full/x.pdf");
	vt_until_text(vt, "/dev/full/x.pdf:");
	vt_kill(vt);
	vt_free(vt);
	g_free(path);
	counter_clear(&counter);
}

/* Whoever opens the case again reads what the person has on paper, and what it would be. */
static void a_summary_that_is_overtaken_is_said_on_opening(void **state)
{
	struct counter counter = counter_make();
	char *path = g_build_filename(counter.folder, "p.pdf", NULL);
	struct vt *vt;

	(void)state;
	vt = at_the_preview(&counter, "");
	save_as(vt, path);
	vt_until_text(vt, "Saved as");
	vt_keys(vt, F10);
	vt_until_text(vt, "9,680");
	vt_keys(vt, DOWN DOWN DOWN DOWN DOWN DOWN DOWN);
	vt_until_text(vt, "> Own money");
	vt_keys(vt, "y");
	vt_until_no_text(vt, "9,680");
	vt_keys(vt, F2);
	vt_until_text(vt, "saved");
	vt_keys(vt, F10);
	vt_until_text(vt, "Search");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Different today");
	vt_until_text(vt, "Summary for the applicant, in English");
	vt_until_text(vt, "by anna");
	vt_until_text(vt, "gone: In total you may receive €9,680.");
	vt_kill(vt);
	vt_free(vt);
	g_free(path);
	counter_clear(&counter);
}

static void the_applicant_sees_figures_and_no_names(void **state)
{
	static const char *const keys[] = { "q", F10, ESC_ESC, ENTER, F8, F1, F3,
		CTRL_V };
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	vt = at_the_preview(&counter, "");
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		vt_keys(vt, CTRL_V);
		vt_until_text(vt, "Together you may receive");
		vt_until_text(vt, "█████");
		vt_until_text(vt, "Any key goes back");
		assert_true(vt_has_text(vt, "When you leave"));
		assert_false(vt_has_text(vt, "2026-"));
		assert_false(vt_has_text(vt, "anna"));
		vt_keys(vt, keys[i]);
		vt_until_text(vt, "Summary for the applicant");
		vt_until_no_text(vt, "Together you may receive");
	}
	/* Nobody has to go back first to leave the desk alone. */
	vt_keys(vt, CTRL_V);
	vt_until_text(vt, "Any key goes back");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_kill(vt);
	vt_free(vt);
	counter_clear(&counter);
}

/* Nobody who is made to leave reads that it is their own choice. */
static void the_applicant_view_suits_who_looks(void **state)
{
	char *program = support_build("src/terugkeerdesk");
	const char *argv[] = { program, "--demo", "--lang", "en", NULL };
	struct vt *vt = vt_spawn(argv, NULL, 24, 80);

	(void)state;
	vt_until_text(vt, "Search");
	vt_keys(vt, "Okoro"); /* departure-forced.json */
	vt_until_text(vt, "1 case");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "forced");
	vt_keys(vt, CTRL_V);
	vt_until_text(vt, "Any key goes back");
	assert_false(vt_has_text(vt, "Together"));
	assert_true(vt_has_text(vt, "You may receive"));
	assert_true(vt_has_text(vt, "In cash or in kind"));
	assert_true(vt_has_text(vt, "You decide yourself whether you"));
	assert_false(vt_has_text(vt, "your own choice"));
	assert_false(vt_has_text(vt, "Okoro"));
	vt_kill(vt);
	vt_free(vt);
	g_free(program);
}

int main(void)
{
	const struct CMUnitTest on_paper[] = {
		cmocka_unit_test(a_page_is_printed_from_the_preview),
		cmocka_unit_test(printing_can_be_cancelled),
		cmocka_unit_test(another_certificate_than_before_is_asked_about),
		cmocka_unit_test(a_printer_that_wants_a_password_gets_none),
		cmocka_unit_test(a_lock_takes_the_page_back),
		cmocka_unit_test(the_list_begins_with_the_printer_that_was_used_last),
		cmocka_unit_test(a_print_server_that_hangs_freezes_nothing),
	};
	const struct CMUnitTest elsewhere[] = {
		cmocka_unit_test(a_typed_address_that_is_none_is_said),
		cmocka_unit_test(the_network_is_asked_only_by_its_row),
		cmocka_unit_test(the_preview_shows_where_sheets_end),
		cmocka_unit_test(a_page_is_saved_and_never_over_another),
		cmocka_unit_test(a_summary_that_is_overtaken_is_said_on_opening),
		cmocka_unit_test(the_applicant_sees_figures_and_no_names),
		cmocka_unit_test(the_applicant_view_suits_who_looks),
	};
	int failed = 0;

	if (fake_printer_possible())
		failed = cmocka_run_group_tests(on_paper, NULL, NULL);
	return failed + cmocka_run_group_tests(elsewhere, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What the log keeps of a page on its way to paper. */
#include "room.h"

#include <glib.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include <cups/raster.h>

#include "terugkeerdesk/desk/print.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/catalogue.h"

#include "../page/fake_printer.h"

/* A desk of its own beside those of the room, with a case and its page. */
struct going {
	struct room *room;
	struct desk *desk;
	char *program;
	struct desk_case *opened;
	struct desk_calculation *calculation;
	struct catalogue catalogue;
	struct document document;
	struct fake_printer printer;
	struct desk_print *print;
};

static int begin(void **state)
{
	struct going *going = g_new0(struct going, 1);
	struct desk_env env;
	void *room;

	room_enter(&room);
	going->room = room;
	going->program = support_build("src/page/terugkeerdesk-page");
	env = *desk_env(going->room->desk);
	env.page_program = going->program;
	going->desk = desk_new(&env);
	room_fine(going->room, desk_load_rules(going->desk, NULL));
	room_fine(going->room, desk_unlock(going->desk, NULL, ROOM_PASSPHRASE, NULL, NULL,
				   &going->room->fault));
	going->opened = room_saved_case(going->room, going->desk);
	going->calculation = desk_calculation_new();
	desk_calculate(going->desk, &going->opened->file, going->calculation);
	assert_int_equal(catalogue_open(NULL, LANG_EN, &going->catalogue, NULL), 0);
	document_add(&going->document, BLOCK_PARAGRAPH, "A sentence of this page.");
	*state = going;
	return 0;
}

static int end(void **state)
{
	struct going *going = *state;
	void *room = going->room;

	desk_print_free(going->print);
	document_clear(&going->document);
	catalogue_close(&going->catalogue);
	desk_calculation_free(going->calculation);
	desk_case_free(going->opened);
	desk_free(going->desk);
	g_free(going->program);
	g_free(going);
	return room_leave(&room);
}

static void start(struct going *going, enum mood mood)
{
	struct desk_told_summary page = { .action = TOLD_PRINT,
		.reader = SUMMARY_APPLICANT,
		.catalogue = &going->catalogue,
		.document = &going->document };

	fake_printer_start(&going->printer, mood, 0);
	page.printer = going->printer.uri;
	going->print = desk_print_start(
	    going->desk, going->opened, going->calculation, &page, &going->room->fault);
	assert_non_null(going->print);
}

static enum desk_print_state step_once(struct going *going)
{
	struct pollfd ready = { .fd = desk_print_descriptor(going->print),
		.events = desk_print_events(going->print) };

	assert_int_equal(poll(&ready, 1, 60000), 1);
	return desk_print_step(going->print, &going->room->fault);
}

static enum desk_print_state step_until(struct going *going, enum print_state wanted)
{
	enum desk_print_state state = DESK_PRINT_WORKING;

	while (state == DESK_PRINT_WORKING &&
	       desk_print_progress(going->print)->state != wanted)
		state = step_once(going);
	return state;
}

static enum desk_print_state step_to_end(struct going *going)
{
	enum desk_print_state state =
	    desk_print_step(going->print, &going->room->fault);

	while (state == DESK_PRINT_WORKING)
		state = step_once(going);
	return state;
}

static bool is_perhaps(const struct ledger_event *event)
{
	char *out = desk_told_word(event, "out");
	bool is = out != NULL;

	g_free(out);
	return is;
}

/* "started ok": the results of the prints in the log, as a desk beside this one reads it;
 * with "?" where it may have come out all the same. */
static char *results(const struct going *going)
{
	GString *text = g_string_new(NULL);
	struct ledger_event *event;
	size_t count;

	room_fine(going->room, ledger_log(desk_ledger(going->room->desk),
				   going->opened->uuid, &event, &count, &going->room->fault));
	for (size_t i = 0; i < count; i++) {
		if (strcmp(event[i].action, TOLD_PRINT) == 0)
			g_string_append_printf(text, "%s%s%s", text->len > 0 ? " " : "",
			    event[i].result, is_perhaps(&event[i]) ? "?" : "");
	}
	ledger_log_free(event, count);
	return g_string_free(text, FALSE);
}

static void assert_results(const struct going *going, const char *expected)
{
	char *found = results(going);

	assert_string_equal(found, expected);
	g_free(found);
}

static void the_log_says_that_it_goes_before_it_goes(void **state)
{
	struct going *going = *state;

	start(going, MOOD_SLOW);
	assert_results(going, "");
	assert_int_equal(step_until(going, PRINT_SENDING), DESK_PRINT_WORKING);
	assert_results(going, "started");
	desk_print_cancel(going->print);
	assert_int_equal(step_until(going, PRINT_DONE), DESK_PRINT_FAILED);
	assert_results(going, "started print-cancelled?");
	fake_printer_stop(&going->printer);
}

/* Words and lines of the log cannot be typed as an address. */
static void an_address_with_more_words_or_lines_is_none(void **state)
{
	static const char *const wrong[] = { "Queue out=perhaps", "Queue\nYou receive more.",
		" Queue", "Queue\t" };
	struct going *going = *state;
	struct desk_told_summary page = { .action = TOLD_PRINT,
		.reader = SUMMARY_APPLICANT,
		.catalogue = &going->catalogue,
		.document = &going->document };

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		page.printer = wrong[i];
		going->room->fault = (struct fault){ 0 };
		assert_null(desk_print_start(going->desk, going->opened,
		    going->calculation, &page, &going->room->fault));
		assert_int_equal(going->room->fault.code, FAULT_PRINTER_ADDRESS);
	}
	assert_results(going, "");
}

static void a_page_that_cannot_be_noted_is_not_sent(void **state)
{
	struct going *going = *state;

	start(going, MOOD_FINE);
	desk_lock(going->desk);
	assert_int_equal(step_until(going, PRINT_DONE), DESK_PRINT_FAILED);
	assert_int_equal(going->room->fault.code, FAULT_LOCKED);
	assert_null(fake_printer_file(&going->printer, "requests"));
	assert_results(going, "");
	fake_printer_stop(&going->printer);
}

/* What certainly did not come out, and what may have. */
static void the_log_says_what_may_have_come_out(void **state)
{
	static const struct {
		enum mood mood;
		const char *results;
	} cases[] = {
		{ MOOD_REFUSES, "started printer-refused" },
		{ MOOD_SILENT, "started printer-silent" },
		{ MOOD_HANGS_UP, "started printer-lost" },
		{ MOOD_HANGS_UP_LATER, "started printer-lost?" },
		{ MOOD_GONE, "started printer-lost?" },
		{ MOOD_FAILS, "started printer-lost?" },
		{ MOOD_ABORTS, "started printer-stopped?" },
	};
	struct going *going = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk_case *opened = going->opened;

		going->opened = room_saved_case(going->room, going->desk);
		going->room->config.print_wait = 1;
		start(going, cases[i].mood);
		assert_int_equal(step_to_end(going), DESK_PRINT_FAILED);
		assert_results(going, cases[i].results);
		fake_printer_stop(&going->printer);
		desk_print_free(going->print);
		going->print = NULL;
		desk_case_free(going->opened);
		going->opened = opened;
	}
}

static void a_desk_that_locks_notes_the_end_before(void **state)
{
	struct going *going = *state;

	start(going, MOOD_SLOW);
	assert_int_equal(step_until(going, PRINT_PRINTING), DESK_PRINT_WORKING);
	desk_print_leave(going->print);
	assert_results(going, "started print-cancelled?");
	fake_printer_stop(&going->printer);
}

static void a_page_given_up_while_it_is_set_went_nowhere(void **state)
{
	struct going *going = *state;

	start(going, MOOD_FINE);
	desk_print_cancel(going->print);
	assert_int_equal(
	    desk_print_step(going->print, &going->room->fault), DESK_PRINT_FAILED);
	assert_results(going, "");
	fake_printer_stop(&going->printer);
}

/* --- a printer that takes no PDF --- */

static ssize_t read_some(void *data, unsigned char *bytes, size_t length)
{
	return (ssize_t)fread(bytes, 1, length, data);
}

/* Pixels that are dark, in what the printer got; each sheet is A4 in 300 dots per inch. */
static size_t count_dark(const struct going *going, int *ret_sheets)
{
	char *path = g_build_filename(going->printer.folder, "page.pdf", NULL);
	FILE *file = fopen(path, "r");
	cups_raster_t *raster;
	cups_page_header2_t header;
	unsigned char line[2480];
	size_t dark = 0;

	assert_non_null(file);
	raster = cupsRasterOpenIO(read_some, file, CUPS_RASTER_READ);
	assert_non_null(raster);
	for (*ret_sheets = 0; cupsRasterReadHeader2(raster, &header) != 0; ++*ret_sheets) {
		assert_int_equal(header.cupsWidth, 2480);
		assert_in_range(header.cupsHeight, 3507, 3508);
		assert_int_equal(header.cupsColorSpace, CUPS_CSPACE_SW);
		assert_string_equal(header.cupsPageSizeName, "iso_a4_210x297mm");
		for (unsigned y = 0; y < header.cupsHeight; y++) {
			assert_int_equal(
			    cupsRasterReadPixels(raster, line, sizeof line), sizeof line);
			for (size_t x = 0; x < sizeof line; x++)
				dark += line[x] < 128;
		}
	}
	cupsRasterClose(raster);
	fclose(file);
	g_free(path);
	return dark;
}

static void a_printer_that_takes_no_pdf_gets_pixels(void **state)
{
	struct going *going = *state;
	int sheets;
	size_t dark;

	document_add(&going->document, BLOCK_PAGE_BREAK, "");
	document_add(&going->document, BLOCK_PARAGRAPH, "On the next sheet.");
	start(going, MOOD_RASTER);
	assert_int_equal(step_to_end(going), DESK_PRINT_DONE);
	assert_results(going, "started ok");
	dark = count_dark(going, &sheets);
	assert_int_equal(sheets, 2);
	/* Two sentences and the feet: letters, not boxes. */
	assert_in_range(dark, 2000, 60000);
	fake_printer_stop(&going->printer);
}

static void giving_up_while_pixels_are_made_is_noted(void **state)
{
	struct going *going = *state;
	enum desk_print_state now = DESK_PRINT_WORKING;

	start(going, MOOD_RASTER);
	while (now == DESK_PRINT_WORKING && desk_print_progress(going->print)->dots == 0)
		now = step_once(going);
	assert_int_equal(now, DESK_PRINT_WORKING);
	desk_print_cancel(going->print);
	assert_int_equal(step_to_end(going), DESK_PRINT_FAILED);
	assert_int_equal(going->room->fault.code, FAULT_PRINT_CANCELLED);
	assert_results(going, "started print-cancelled");
	assert_null(fake_printer_file(&going->printer, "page.pdf"));
	fake_printer_stop(&going->printer);
}

/* --- what counts as told --- */

struct told {
	const char *events; /* "print started, save-summary ok" */
	bool told;
};

static void note_events(struct going *going, const char *events)
{
	char **list = g_strsplit(events, ", ", -1);
	struct desk_told_summary page = { .reader = SUMMARY_APPLICANT,
		.catalogue = &going->catalogue,
		.document = &going->document };

	for (size_t i = 0; list[i] != NULL; i++) {
		char **words = g_strsplit(list[i], " ", 2);

		page.action = words[0];
		page.perhaps = g_str_has_suffix(words[1], "?");
		words[1][strcspn(words[1], "?")] = '\0';
		page.result = words[1];
		room_fine(going->room, desk_told_note(going->desk, going->opened,
					   going->calculation, &page, &going->room->fault));
		g_strfreev(words);
	}
	g_strfreev(list);
}

/* The document of these tests is another than the page of the case. */
static void a_page_counts_unless_it_certainly_failed(void **state)
{
	static const struct told cases[] = {
		{ "print started, print no-printer", false },
		{ "save-summary started, save-summary no-space", false },
		{ "print started", true },
		{ "print started, print no-printer, print started", true },
		{ "print started, print ok", true },
		{ "print started, print started, print no-printer", true },
		{ "print started, print printer-lost?", true },
		{ "print started, print printer-lost?, print started, print no-printer", true },
	};
	struct going *going = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct desk_case *opened = going->opened;
		struct desk_told *told;
		size_t count;

		going->opened = room_saved_case(going->room, going->desk);
		note_events(going, cases[i].events);
		room_fine(going->room, desk_told_differs(going->desk, going->opened,
					   going->calculation, &told, &count,
					   &going->room->fault));
		if ((count > 0) != cases[i].told)
			fail_msg("“%s”: %zu", cases[i].events, count);
		desk_told_free(told, count);
		desk_case_free(going->opened);
		going->opened = opened;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(the_log_says_that_it_goes_before_it_goes),
		TEST(a_page_that_cannot_be_noted_is_not_sent),
		TEST(an_address_with_more_words_or_lines_is_none),
		TEST(the_log_says_what_may_have_come_out),
		TEST(a_desk_that_locks_notes_the_end_before),
		TEST(a_page_given_up_while_it_is_set_went_nowhere),
		TEST(a_printer_that_takes_no_pdf_gets_pixels),
		TEST(giving_up_while_pixels_are_made_is_noted),
		TEST(a_page_counts_unless_it_certainly_failed),
	};

	if (!fake_printer_possible())
		return FAKE_PRINTER_SKIPPED;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Summaries that were given, beside what they would say today.
 */
#include "room.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/catalogue.h"

/* A day later, somebody else's clock. */
static int64_t later(void)
{
	return 1800090000;
}

static day_number tomorrow(void)
{
	return 20834;
}

/* A saved case with what was given of it, and what it comes to now. */
struct told_room {
	struct room *room;
	char *locale;
	struct desk_case *opened;
	struct desk_calculation *calculation;
	struct desk_told *told;
	size_t count;
};

/* `result` NULL: the desk ended before it could say. */
static void give_result(struct told_room *of, enum summary_for reader, enum lang lang,
    const char *result)
{
	struct room *room = of->room;
	struct document document = { 0 };
	struct catalogue catalogue = { 0 };
	struct desk_told_summary summary = { .action = TOLD_PRINT,
		.reader = reader,
		.catalogue = &catalogue,
		.document = &document,
		.bytes = "%PDF",
		.size = 4,
		.printer = "ipp://printer.example/ipp/print" };

	room_fine(room, catalogue_open(of->locale, lang, &catalogue, &room->fault));
	desk_calculate(room->desk, &of->opened->file, of->calculation);
	room_fine(room, desk_summary(room->desk, &of->opened->file, of->calculation,
			    of->opened, reader, lang, &document, &room->fault));
	summary.result = TOLD_STARTED;
	room_fine(room, desk_told_note(
			    room->desk, of->opened, of->calculation, &summary, &room->fault));
	summary.result = result;
	if (result != NULL)
		room_fine(room, desk_told_note(room->desk, of->opened, of->calculation,
				    &summary, &room->fault));
	document_clear(&document);
	catalogue_close(&catalogue);
}

static void give(struct told_room *of, enum summary_for reader, enum lang lang)
{
	give_result(of, reader, lang, TOLD_OK);
}

static void give_all(struct told_room *of)
{
	for (int reader = 0; reader < SUMMARY_COUNT; reader++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			give(of, (enum summary_for)reader, (enum lang)lang);
}

static void forget(struct told_room *of)
{
	desk_told_free(of->told, of->count);
	of->told = NULL;
	of->count = 0;
}

/* Look at the case as it is now, from another desk. */
static void look(struct told_room *of, struct desk *desk)
{
	struct room *room = of->room;
	struct desk_calculation *calculation = desk_calculation_new();
	struct desk_case *opened =
	    desk_case_open(desk, of->opened->uuid, false, &room->fault);

	assert_non_null(opened);
	forget(of);
	desk_calculate(desk, &opened->file, calculation);
	room_fine(room, desk_told_differs(desk, opened, calculation, &of->told, &of->count,
			    &room->fault));
	desk_case_free(opened);
	desk_calculation_free(calculation);
}

/* A desk on another day, with the rules of `data`. */
static struct desk *other_desk(struct told_room *of, const char *data)
{
	struct room *room = of->room;
	struct desk_env env = *desk_env(room->desk);
	struct desk *desk;

	env.data_folder = data;
	env.locale_folder = of->locale;
	env.now = later;
	env.today = tomorrow;
	desk = desk_new(&env);
	room_fine(room, desk_load_rules(desk, NULL));
	room_fine(
	    room, desk_unlock(desk, NULL, ROOM_PASSPHRASE, NULL, NULL, &room->fault));
	return desk;
}

static void look_with(struct told_room *of, const char *data)
{
	struct desk *desk = other_desk(of, data);

	look(of, desk);
	desk_free(desk);
}

static int enter(void **state)
{
	struct told_room *of = g_new0(struct told_room, 1);
	void *room;

	if (room_enter(&room) != 0)
		return -1;
	of->room = room;
	of->locale = support_build("po");
	of->calculation = desk_calculation_new();
	of->opened = room_saved_case(of->room, of->room->desk);
	room_set(of->opened, FACT_NAME, 1, "Voorbeeld-Amina");
	room_set(of->opened, FACT_DEPARTURE_KIND, 0, "voluntary");
	room_set(of->opened, FACT_ROUTE, 0, "iom");
	room_fine(of->room, desk_case_save(of->room->desk, of->opened, NULL,
				&of->room->fault));
	*state = of;
	return 0;
}

static int leave(void **state)
{
	struct told_room *of = *state;
	void *room = of->room;

	forget(of);
	desk_case_free(of->opened);
	desk_calculation_free(of->calculation);
	g_free(of->locale);
	g_free(of);
	return room_leave(&room);
}

/* The data folder with one file in which `from` has become `to`; g_free. */
static char *changed_data(
    const struct room *room, const char *file, const char *from, const char *to)
{
	char *data = g_build_filename(room->folder, "changed", NULL);
	char *path = g_build_filename(data, file, NULL);
	const char *const copy[] = { "cp", "-r", room->data, data, NULL };
	struct support_run run = { 0 };
	char *text, **parts, *changed;

	support_run(&run, copy, NULL, NULL);
	assert_int_equal(run.status, 0);
	support_run_clear(&run);
	text = support_read_file(path, NULL);
	parts = g_strsplit(text, from, -1);
	assert_non_null(parts[1]);
	changed = g_strjoinv(to, parts);
	support_write_text(path, changed);
	g_free(changed);
	g_strfreev(parts);
	g_free(text);
	g_free(path);
	return data;
}

static const struct desk_told *told_of(
    const struct told_room *of, enum summary_for reader, enum lang lang)
{
	for (size_t i = 0; i < of->count; i++)
		if (of->told[i].reader == reader && of->told[i].lang == lang)
			return &of->told[i];
	fail_msg("%s in %s is not told", summary_word(reader), lang_tag(lang));
	return NULL;
}

static bool holds(const char *text, const char *part)
{
	return text != NULL && strstr(text, part) != NULL;
}

/* A line that held `then` and holds `now` (NULL: is not there). */
static const struct desk_told_line *expect_line(
    const struct desk_told *told, const char *then, const char *now)
{
	for (size_t i = 0; i < told->line_count; i++) {
		const struct desk_told_line *line = &told->line[i];

		if ((then == NULL ? line->then == NULL : holds(line->then, then)) &&
		    (now == NULL ? line->now == NULL : holds(line->now, now)))
			return line;
	}
	for (size_t i = 0; i < told->line_count; i++)
		print_error("%s: %s -> %s\n", told->line[i].heading, told->line[i].then,
		    told->line[i].now);
	fail_msg("not told: %s -> %s", then, now);
	return NULL;
}

static void where_nothing_changed_nothing_is_told(void **state)
{
	struct told_room *of = *state;

	give_all(of);
	look_with(of, of->room->data);
	assert_int_equal(of->count, 0);
	assert_null(of->told);
}

/* Another day, a longer log, a later state: the same answers and the same money. */
static void that_the_case_went_on_is_no_difference(void **state)
{
	struct told_room *of = *state;

	give_all(of);
	room_set(of->opened, FACT_ADVISED_ON, 0, "2024-04-01");
	room_fine(of->room, desk_case_save(of->room->desk, of->opened, NULL,
				&of->room->fault));
	look_with(of, of->room->data);
	assert_int_equal(of->count, 0);
}

static void another_amount_is_told_in_each_summary_and_language(void **state)
{
	struct told_room *of = *state;
	char *data;

	give_all(of);
	data = changed_data(
	    of->room, "policies/avrr-2017.ini", "= 1800.00", "= 1700.00");
	look_with(of, data);
	assert_int_equal(of->count, SUMMARY_COUNT * LANG_COUNT);
	for (size_t i = 0; i < of->count; i++) {
		const struct desk_told *told = &of->told[i];
		bool dutch = told->lang == LANG_NL;

		assert_true(told->printed);
		assert_int_equal(told->at, 1800000000);
		assert_string_equal(told->user, "Test");
		/* The file tells the whole line, RIAT what is entered in kind. */
		if (told->reader == SUMMARY_RIAT)
			expect_line(told, dutch ? "€\u00a01.500" : "€1,500",
			    dutch ? "€\u00a01.400" : "€1,400");
		else
			expect_line(told, dutch ? "€\u00a02.000" : "€2,000",
			    dutch ? "€\u00a01.900" : "€1,900");
	}
	g_free(data);
}

static void another_country_list_is_told(void **state)
{
	struct told_room *of = *state;
	const struct desk_told *told;
	char *data;

	room_set(of->opened, FACT_NATIONALITY, 1, "XK");
	room_fine(of->room, desk_case_save(of->room->desk, of->opened, NULL,
				&of->room->fault));
	give_all(of);
	data = changed_data(of->room, "countries.ini",
	    "yes         = al, ba, md, me, mk, rs, xk", "yes         = al, ba, md, me, mk, rs");
	look_with(of, data);
	told = told_of(of, SUMMARY_FILE, LANG_EN);
	expect_line(told, "· not met ·", "· met ·");
	g_free(data);
}

static void another_answer_is_told_under_its_heading(void **state)
{
	struct told_room *of = *state;
	const struct desk_told_line *line;

	give(of, SUMMARY_FILE, LANG_EN);
	give(of, SUMMARY_RIAT, LANG_NL);
	give(of, SUMMARY_APPLICANT, LANG_EN);
	room_set(of->opened, FACT_NATIONALITY, 1, "AL");
	room_set(of->opened, FACT_PLACE, 0, "Voorbeeldstad");
	room_fine(of->room, desk_case_save(of->room->desk, of->opened, NULL,
				&of->room->fault));
	look_with(of, of->room->data);
	assert_int_equal(of->count, 3);
	line = expect_line(told_of(of, SUMMARY_FILE, LANG_EN), "Iraq", "Albania");
	assert_non_null(strstr(line->heading, "Voorbeeld-Amina"));
	expect_line(told_of(of, SUMMARY_RIAT, LANG_NL), "Irak", "Albanië");
	expect_line(told_of(of, SUMMARY_APPLICANT, LANG_EN), NULL, "Western Balkans");
}

/* What was given after the change is what counts, and only what may have come out. */
static void the_last_one_given_of_each_kind_counts(void **state)
{
	struct told_room *of = *state;

	give(of, SUMMARY_APPLICANT, LANG_NL);
	give(of, SUMMARY_APPLICANT, LANG_EN);
	room_set(of->opened, FACT_NATIONALITY, 1, "AL");
	room_fine(of->room, desk_case_save(of->room->desk, of->opened, NULL,
				&of->room->fault));
	give_result(of, SUMMARY_APPLICANT, LANG_NL, "printer-refused");
	look_with(of, of->room->data);
	assert_int_equal(of->count, 2);
	give_result(of, SUMMARY_APPLICANT, LANG_NL, NULL);
	look_with(of, of->room->data);
	assert_int_equal(of->count, 1);
	assert_int_equal(of->told[0].lang, LANG_EN);
}

/* Everything that was given can be asked for, and goes with the case. */
static void what_was_given_can_be_read_until_the_case_is_erased(void **state)
{
	struct told_room *of = *state;
	struct room *room = of->room;
	struct ledger_event *event;
	struct ledger_event *last;
	size_t count;
	char *json, *words;

	give(of, SUMMARY_APPLICANT, LANG_EN);
	room_fine(room, ledger_log(desk_ledger(room->desk), of->opened->uuid, &event,
			    &count, &room->fault));
	last = &event[count - 1];
	assert_non_null(desk_told_label(last));
	assert_true(holds(desk_told_text(last), "Voorbeeld-Amina"));
	words = desk_told_words(last);
	assert_false(holds(words, "Voorbeeld-Amina"));
	g_free(words);
	json = desk_told_log_json(event, count, NULL, 0);
	assert_true(holds(json, "What you may receive when you return"));
	text_free(json);
	ledger_log_free(event, count);

	room_fine(room, ledger_erase(desk_ledger(room->desk), of->opened->uuid, "asked",
			    1800000000, NULL, &room->fault));
	room_fine(room, ledger_log(desk_ledger(room->desk), NULL, &event, &count,
			    &room->fault));
	for (size_t i = 0; i < count; i++)
		assert_false(holds(event[i].detail, "Voorbeeld-Amina"));
	ledger_log_free(event, count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
		TEST(where_nothing_changed_nothing_is_told),
		TEST(that_the_case_went_on_is_no_difference),
		TEST(another_amount_is_told_in_each_summary_and_language),
		TEST(another_country_list_is_told),
		TEST(another_answer_is_told_under_its_heading),
		TEST(the_last_one_given_of_each_kind_counts),
		TEST(what_was_given_can_be_read_until_the_case_is_erased),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

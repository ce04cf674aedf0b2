/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * `summary --case FILE --format pdf` as a whole process, and each further page in one
 * process, beside the same text set by pango alone.
 *
 *   bench_page PROGRAM FLOOR CASE DATA LOCALE
 */
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>

#include "floor_page.h"
#include "fonts.h"
#include "pdf.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/document/catalogue.h"
#include "terugkeerdesk/document/page.h"

#define ROUNDS 41

extern char **environ;

struct work {
	char *program, *floor, *example;
	char *folder, *text, *pdf, *floor_pdf; /* paths */
	struct page page;
	GString *words; /* of the page, for the floor */
};

/* --- the page --- */

static int64_t now(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

static day_number today(void)
{
	GDateTime *date = g_date_time_new_now_local();
	day_number day = 0;

	date_from_civil(g_date_time_get_year(date), g_date_time_get_month(date),
	    g_date_time_get_day_of_month(date), &day);
	g_date_time_unref(date);
	return day;
}

static void describe(struct desk *desk, const char *example, const char *locale,
    GString *ret)
{
	struct desk_calculation *calculation = desk_calculation_new();
	struct case_file file = { 0 };
	struct document document = { 0 };
	struct catalogue catalogue = { 0 };
	char *json;
	gsize size;

	if (!g_file_get_contents(example, &json, &size, NULL) ||
	    desk_load_rules(desk, NULL) != 0 ||
	    desk_read_case(desk, json, size, &file, NULL) != 0 ||
	    catalogue_open(locale, LANG_NL, &catalogue, NULL) != 0)
		bench_fail("the example cannot be read");
	desk_calculate(desk, &file, calculation);
	if (desk_summary(desk, &file, calculation, NULL, SUMMARY_APPLICANT, LANG_NL,
		&document, NULL) != 0)
		bench_fail("there is no page of the example");
	page_write(ret, &document, &catalogue);
	document_clear(&document);
	catalogue_close(&catalogue);
	case_file_clear(&file);
	desk_calculation_free(calculation);
	g_free(json);
}

static const double sizes[] = { 10.5, 10 }; /* before and behind the break */

/* As in src/page/type.c. */
static const struct {
	double size;
	bool bold;
} looks[] = {
	[BLOCK_LETTERHEAD] = { 1.25, true },
	[BLOCK_TITLE] = { 1.8, true },
	[BLOCK_HEADING] = { 1.18, true },
	[BLOCK_PARAGRAPH] = { 1, false },
	[BLOCK_ITEM] = { 1, false },
	[BLOCK_TABLE_ROW] = { 0.94, false },
	[BLOCK_TABLE_END] = { 0 },
	[BLOCK_BAR] = { 0.94, false },
	[BLOCK_SPACE] = { 0 },
};

static char *markup_of(const struct page_cell *cells, int count, bool bold)
{
	GString *ret = g_string_new(NULL);

	for (int i = 0; i < count; i++) {
		char *text = g_markup_escape_text(cells[i].text, -1);

		g_string_append_printf(ret, bold || cells[i].strong ? "%s<b>%s</b>" : "%s%s",
		    i > 0 ? " " : "", text);
		g_free(text);
	}
	return g_string_free(ret, FALSE);
}

static bool in_columns(const struct page_block *block)
{
	return block->type == BLOCK_TABLE_ROW || block->type == BLOCK_BAR;
}

static void put_block(GString *words, const struct page_block *block, double size)
{
	int together = in_columns(block) ? 1 : block->cell_count;

	for (int i = 0; i < block->cell_count; i += together) {
		char *markup =
		    markup_of(&block->cell[i], together, looks[block->type].bold);

		floor_page_put(words, size * looks[block->type].size, i,
		    in_columns(block) ? block->cell_count : 1, markup);
		g_free(markup);
	}
}

static void put_words(struct work *work)
{
	size_t part = 0;

	work->words = g_string_new(NULL);
	for (size_t i = 0; i < work->page.count; i++) {
		if (work->page.block[i].type == BLOCK_PAGE_BREAK && part == 0) {
			floor_page_break(work->words);
			part = 1;
		}
		put_block(work->words, &work->page.block[i], sizes[part]);
	}
}

static void make_page(struct work *work, const char *data, const char *locale)
{
	struct config config = { 0 };
	struct desk_env env = { .data_folder = data,
		.locale_folder = locale,
		.config = &config,
		.now = now,
		.today = today };
	struct desk *desk = desk_new(&env);
	GString *description = g_string_new(NULL);

	describe(desk, work->example, locale, description);
	if (page_read(description->str, description->len, &work->page, NULL) != 0)
		bench_fail("the description cannot be read");
	put_words(work);
	g_string_free(description, TRUE);
	desk_free(desk);
}

/* --- whole processes --- */

static void run(char *const argv[], const char *input, const char *output)
{
	posix_spawn_file_actions_t actions;
	pid_t child;
	int status = 1;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
	    &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (posix_spawnp(&child, argv[0], &actions, NULL, argv, environ) != 0 ||
	    waitpid(child, &status, 0) != child || status != 0)
		bench_fail("a program did not end well");
	posix_spawn_file_actions_destroy(&actions);
}

static void run_program(void *data)
{
	struct work *work = data;
	char lang[] = "--lang=nl", summary[] = "summary", option[] = "--case";
	char format[] = "--format=pdf";
	char *argv[] = { work->program, lang, summary, option, work->example, format,
		NULL };

	run(argv, "/dev/null", work->pdf);
}

static void run_floor(void *data)
{
	struct work *work = data;
	char *argv[] = { work->floor, NULL };

	run(argv, work->text, work->floor_pdf);
}

/* --- further pages --- */

static void set_page(void *data)
{
	struct work *work = data;
	GString *pdf = g_string_new(NULL);

	if (pdf_make(&work->page, pdf, NULL, NULL) != 0)
		bench_fail("the page cannot be set");
	g_string_free(pdf, TRUE);
}

static void set_floor(void *data)
{
	struct work *work = data;
	FILE *out = fopen(work->floor_pdf, "w");

	if (out == NULL)
		bench_fail("the floor cannot be written");
	floor_page_set(work->words->str, out);
	fclose(out);
}

/* --- the same result --- */

/* What a program of poppler says of a file. */
static char *ask(struct work *work, const char *name, char *pdf)
{
	char program[16], dash[] = "-";
	char *argv[] = { program, pdf, dash, NULL };
	char *path = g_build_filename(work->folder, "answer", NULL);
	char *text;

	g_strlcpy(program, name, sizeof program);
	if (strcmp(name, "pdftotext") != 0)
		argv[2] = NULL;
	run(argv, "/dev/null", path);
	if (!g_file_get_contents(path, &text, NULL, NULL))
		bench_fail("there is no answer about a file");
	unlink(path);
	g_free(path);
	return text;
}

/* How often each letter stands in a file; hyphens at the end of lines get lost. */
static size_t count_letters(struct work *work, char *pdf, size_t counts[256])
{
	char *text = ask(work, "pdftotext", pdf);
	size_t all = 0;

	for (char *at = text; *at != '\0'; at++)
		if (g_ascii_isalnum(*at)) {
			counts[(unsigned char)*at]++;
			all++;
		}
	g_free(text);
	return all;
}

static int count_sheets(struct work *work, char *pdf)
{
	char *text = ask(work, "pdfinfo", pdf);
	const char *found = strstr(text, "Pages:");
	int sheets = found == NULL ? 0 : atoi(found + strlen("Pages:"));

	g_free(text);
	return sheets;
}

static bool has_font(struct work *work, char *pdf, const char *font)
{
	char *text = ask(work, "pdffonts", pdf);
	bool has = strstr(text, font) != NULL;

	g_free(text);
	return has;
}

static void compare_looks(struct work *work)
{
	static const char *const fonts[] = { "NotoSans-Regular", "NotoSans-Bold" };

	if (count_sheets(work, work->pdf) != count_sheets(work, work->floor_pdf))
		bench_fail("page and floor are not of as many sheets");
	for (size_t i = 0; i < G_N_ELEMENTS(fonts); i++)
		if (!has_font(work, work->pdf, fonts[i]) ||
		    !has_font(work, work->floor_pdf, fonts[i]))
			bench_fail("page and floor are not set in the same fonts");
}

/* Every letter of the floor is in the page, which adds little: its foot and its legend. */
static void compare(struct work *work)
{
	size_t page[256] = { 0 }, floor[256] = { 0 };
	size_t of_page, of_floor;

	run_program(work);
	run_floor(work);
	of_page = count_letters(work, work->pdf, page);
	of_floor = count_letters(work, work->floor_pdf, floor);
	for (int i = 0; i < 256; i++)
		/* The floor has "fi" as one letter, the page as two. */
		if (floor[i] > page[i])
			bench_fail("the page does not have all the words of the floor");
	if (of_floor < 500 || of_page > of_floor + of_floor / 10)
		bench_fail("the page has other words than the floor");
	compare_looks(work);
}

int main(int argc, char **argv)
{
	struct work work = { 0 };

	if (argc != 6)
		bench_fail("usage: bench_page PROGRAM FLOOR CASE DATA LOCALE");
	work.program = argv[1];
	work.floor = argv[2];
	work.example = argv[3];
	work.folder = g_dir_make_tmp("terugkeerdesk-XXXXXX", NULL);
	if (work.folder == NULL)
		bench_fail("there is no temporary folder");
	work.text = g_build_filename(work.folder, "text", NULL);
	work.pdf = g_build_filename(work.folder, "page.pdf", NULL);
	work.floor_pdf = g_build_filename(work.folder, "floor.pdf", NULL);
	make_page(&work, argv[4], argv[5]);
	fonts_find();
	if (!g_file_set_contents(work.text, work.words->str, -1, NULL))
		bench_fail("the text cannot be written");
	compare(&work);
	bench_report("summary to PDF, whole process",
	    bench_ratio(ROUNDS, run_program, run_floor, &work), 1.3);
	bench_report("each further page", bench_ratio(ROUNDS, set_page, set_floor, &work), 1.5);
	unlink(work.text);
	unlink(work.pdf);
	unlink(work.floor_pdf);
	rmdir(work.folder);
	g_free(work.text);
	g_free(work.pdf);
	g_free(work.floor_pdf);
	g_free(work.folder);
	g_string_free(work.words, TRUE);
	page_clear(&work.page);
	return 0;
}

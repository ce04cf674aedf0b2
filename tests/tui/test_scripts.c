/* SPDX-License-Identifier: EUPL-1.2 */
/* Names in every script, and whatever a clipboard can hold, in the real program. */
#include "support.h"

#include <fribidi.h>
#include <glib.h>
#include <string.h>

#include "counter.h"

#define CELLS_MAX 1024

/* Columns that stay. */

/* A row as the terminal was told it: characters, and the column of each that begins a
 * cell
 * (-1: a mark in the cell before). */
struct line {
	FriBidiChar text[CELLS_MAX];
	int column[CELLS_MAX], width[CELLS_MAX];
	FriBidiStrIndex length;
};

static void read_line(const struct vt *vt, int row, struct line *ret)
{
	ret->length = 0;
	for (int column = 0; column < vt_columns(vt); column++) {
		struct vt_cell cell = vt_cell(vt, row, column);
		if (cell.character[0] == (uint32_t)-1)
			continue; /* the second half of a wide letter */
		for (int i = 0; i == 0 || (i < 6 && cell.character[i] != 0); i++) {
			ret->text[ret->length] =
			    cell.character[i] != 0 ? cell.character[i] : ' ';
			ret->column[ret->length] = i == 0 ? column : -1;
			ret->width[ret->length++] = i == 0 ? cell.width : 0;
		}
	}
}

/* Where a terminal that reorders, as some do, shows each of them. */
static void reorder(const struct line *line, FriBidiParType direction, int *ret_column)
{
	FriBidiCharType type[CELLS_MAX];
	FriBidiLevel level[CELLS_MAX];
	FriBidiStrIndex map[CELLS_MAX];
	int column = 0;

	fribidi_get_bidi_types(line->text, line->length, type);
	/* The simpler function is all that terminals use. */
	G_GNUC_BEGIN_IGNORE_DEPRECATIONS
	assert_true(
	    fribidi_get_par_embedding_levels(type, line->length, &direction, level) > 0);
	G_GNUC_END_IGNORE_DEPRECATIONS
	for (FriBidiStrIndex i = 0; i < line->length; i++)
		map[i] = i;
	assert_true(fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, type, line->length, 0,
			direction, level, NULL, map) > 0);
	for (FriBidiStrIndex i = 0; i < line->length; i++) {
		ret_column[map[i]] = column;
		column += line->width[map[i]];
	}
}

static bool must_stay(FriBidiChar character)
{
	return (character < 0x80 && g_ascii_isalnum((gchar)character)) ||
	       character == 0x2502 || character == '>';
}

static void expect_columns_to_stay(const struct vt *vt)
{
	static const FriBidiParType directions[] = { FRIBIDI_PAR_LTR, FRIBIDI_PAR_ON };
	int column[CELLS_MAX];
	struct line line;

	for (int row = 0; row < vt_rows(vt); row++) {
		read_line(vt, row, &line);
		for (size_t i = 0; i < G_N_ELEMENTS(directions); i++) {
			reorder(&line, directions[i], column);
			for (FriBidiStrIndex at = 0; at < line.length; at++) {
				if (!must_stay(line.text[at]) ||
				    line.column[at] == column[at])
					continue;
				char *text = vt_row(vt, row);
				print_error("%s\n", text);
				g_free(text);
				fail_msg("row %d: column %d is shown in column %d", row,
				    line.column[at], column[at]);
			}
		}
	}
}

static const char *const names[] = { "مثال أحمد", "نمونه علی‌رضا",
	"ኣብነት ሰላም", "例え 太郎" };

static void add_case_of_names(const struct counter *counter)
{
	char *path = g_build_filename(counter->folder, "names.json", NULL);
	const char *arguments[] = { "case", "add", path, NULL };
	char *json = g_strdup_printf(
	    "{\"format\":\"terugkeerdesk-case/"
	    "1\",\"case\":{\"registered_on\":\"2024-03-22\","
	    "\"departure_kind\":\"voluntary\",\"route\":\"jrs\",\"note\":\"%s\"},"
	    "\"persons\":["
	    "{\"name\":\"%s\",\"role\":\"main_applicant\",\"born_on\":\"1985\","
	    "\"nationality\":\"IQ\"},"
	    "{\"name\":\"%s\",\"role\":\"partner\",\"born_on\":\"1986\"},"
	    "{\"name\":\"%s\",\"role\":\"child\",\"born_on\":\"2015\",\"linked_to\":1},"
	    "{\"name\":\"%s\",\"role\":\"other\",\"born_on\":\"1990\"}]}",
	    names[0], names[0], names[1], names[2], names[3]);

	support_write_text(path, json);
	g_free(counter_command(counter, arguments));
	g_free(json);
	g_free(path);
}

static void expect_columns_in_both_sizes(struct vt *vt, const char *shows)
{
	vt_resize(vt, 40, 120);
	vt_until_row(vt, 39, "F9");
	vt_until_text(vt, shows);
	expect_columns_to_stay(vt);
	vt_resize(vt, 24, 80);
	vt_until_row(vt, 23, "F10");
	vt_until_text(vt, shows);
	expect_columns_to_stay(vt);
}

static void no_name_moves_the_columns_beside_it(void **state)
{
	static const struct {
		const char *open, *shows;
	} screens[] = {
		{ F3, "JRS" },
		{ F4, "1 " },
		{ F5, "What you may receive" },
		{ "\007", "Log" },
	};
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add_case_of_names(&counter);
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "1 case");
	expect_columns_in_both_sizes(vt, "-0001");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Registered");
	vt_until_text(vt, "Total");
	expect_columns_in_both_sizes(vt, "Total");
	vt_compare_screen(vt, "scripts-80x24-en");
	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
		vt_keys(vt, screens[i].open);
		vt_until_no_text(vt, "Residence");
		expect_columns_in_both_sizes(vt, screens[i].shows);
		vt_keys(vt, ESC_ESC);
		vt_until_text(vt, "Residence");
	}
	/* Typed over, letter by letter, it is in the field with its cursor. */
	vt_keys(vt, PAGE_DOWN ENTER);
	vt_until_text(vt, "Name in Latin");
	vt_keys(vt, "ة");
	vt_until_text(vt, "changed");
	expect_columns_in_both_sizes(vt, "Name in Latin");
	vt_free(vt);
	counter_clear(&counter);
}

/* What is typed is what is kept. */

static struct vt *open_name(const struct counter *counter)
{
	struct vt *vt = counter_open(counter, "en", 24, 80);

	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	vt_keys(vt, "22-3-2024" ENTER PAGE_DOWN ENTER);
	vt_until_text(vt, "Name in Latin");
	return vt;
}

static void expect_name(const struct counter *counter, struct vt *vt, const char *name)
{
	static const char *const show[] = { "case", "list", "--json", NULL };
	char *list;

	vt_keys(vt, F2);
	vt_until_text(vt, "Saved as case");
	list = counter_command(counter, show);
	if (strstr(list, name) == NULL)
		fail_msg("%s is not in %s", name, list);
	g_free(list);
}

static void every_script_is_kept_as_typed(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct counter counter = counter_make();
		struct vt *vt = open_name(&counter);
		vt_keys(vt, names[i]);
		expect_name(&counter, vt, names[i]);
		vt_free(vt);
		counter_clear(&counter);
	}
}

static void marks_typed_apart_become_one_letter(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = open_name(&counter);

	(void)state;
	vt_keys(vt, "Jose\xcc\x81 Du\xcc\x88rer");
	vt_until_text(vt, "José Dürer");
	/* One Backspace takes a letter with its mark. */
	vt_keys(vt, BACKSPACE BACKSPACE BACKSPACE BACKSPACE "u\xcc\x88");
	expect_name(&counter, vt, "José Dü");
	vt_free(vt);
	counter_clear(&counter);
}

/* The clipboard. */

static void paste(struct vt *vt, const char *bytes, size_t length)
{
	vt_keys(vt, "\033[200~");
	vt_bytes(vt, bytes, length);
	vt_keys(vt, "\033[201~");
}

static void what_cannot_be_kept_is_named(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *says, *name;
	} pastes[] = {
		{ "Ali\007Voorbeeld", 13, "U+0007", "AliVoorbeeld" },
		{ "Ali\xe2\x80\xaeVoorbeeld", 15, "U+202E", "AliVoorbeeld" },
		{ "Ali\xe2\x81\xa6Voorbeeld", 15, "U+2066", "AliVoorbeeld" },
		{ "Ali\0Voorbeeld", 13, "cannot be kept", "AliVoorbeeld" },
		/* A function key in the clipboard is not pressed. */
		{ "Ali\033[21~Voorbeeld", 17, "AliVoorbeeld", "AliVoorbeeld" },
		{ "Ali\r\nVoorbeeld\tX", 16, "Ali Voorbeeld X", "Ali Voorbeeld X" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pastes); i++) {
		struct counter counter = counter_make();
		struct vt *vt = open_name(&counter);
		paste(vt, pastes[i].bytes, pastes[i].length);
		vt_until_text(vt, pastes[i].says);
		expect_name(&counter, vt, pastes[i].name);
		vt_free(vt);
		counter_clear(&counter);
	}
}

static void broken_utf8_breaks_nothing(void **state)
{
	static const char broken[] =
	    "Ali\xff\xfe\xc3(\xed\xa0\x80\xf5\x80\x80\x80\x80Voor";
	struct counter counter = counter_make();
	struct vt *vt = open_name(&counter);

	(void)state;
	paste(vt, broken, sizeof(broken) - 1);
	vt_bytes(vt, broken, sizeof(broken) - 1);
	vt_keys(vt, "\xe2\x82");
	vt_keys(vt, "beeld");
	vt_until_text(vt, "beeld");
	vt_keys(vt, CTRL_U "Voorbeeld");
	expect_name(&counter, vt, "\"Voorbeeld\"");
	vt_free(vt);
	counter_clear(&counter);
}

static void a_letter_in_two_pieces_is_one_letter(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = open_name(&counter);

	(void)state;
	vt_keys(vt, "Jos\xc3");
	vt_until_text(vt, "> Name            Jos ");
	vt_keys(vt, "\xa9 \xe4\xbe");
	vt_until_text(vt, "José");
	vt_keys(vt, "\x8b");
	vt_until_text(vt, "José 例");
	vt_free(vt);
	counter_clear(&counter);
}

static void a_long_paste_is_whole_or_refused(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = open_name(&counter);
	char *long_text = g_strnfill(10000, 'x');
	char *fits = g_strnfill(3000, 'y');
	static const char *const export[] = { "case", "export", "--all", NULL };
	char *json;

	(void)state;
	paste(vt, long_text, strlen(long_text));
	vt_until_text(vt, "This field is full; no more fits");
	assert_false(vt_has_text(vt, "xxx"));
	vt_keys(vt, "Voorbeeld");
	vt_until_text(vt, "Voorbeeld");
	/* The note takes what the name does not. */
	vt_keys(vt, PAGE_DOWN DOWN DOWN DOWN DOWN);
	vt_until_text(vt, "What else should be remembered?");
	paste(vt, fits, strlen(fits));
	vt_until_text(vt, "yyyy");
	vt_keys(vt, F2);
	vt_until_text(vt, "Saved as case");
	json = counter_command(&counter, export);
	assert_non_null(strstr(json, fits));
	g_free(json);
	g_free(fits);
	g_free(long_text);
	vt_free(vt);
	counter_clear(&counter);
}

static void a_paste_is_at_home_everywhere(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_start(&counter, "en", 24, 80, NULL);

	(void)state;
	vt_until_text(vt, "Passphrase");
	paste(vt, PASSPHRASE, strlen(PASSPHRASE));
	vt_until_text(vt, "(hidden)");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Search");
	paste(vt, "zoek\niets", 9);
	vt_until_text(vt, "zoek iets");
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	/* On an answer that is chosen, in the amounts, and in a dialog. */
	vt_keys(vt, "22-3-2024" ENTER);
	vt_until_text(vt, "chooses: voluntary");
	paste(vt, "voluntary", 9);
	vt_keys(vt, F6);
	vt_until_text(vt, "F6 Questions");
	paste(vt, "wat dan ook", 11);
	vt_keys(vt, F7);
	vt_until_text(vt, "What else can be done");
	paste(vt, "Policies", 8);
	vt_keys(vt, ESC_ESC);
	vt_until_no_text(vt, "What else can be done");
	/* Its end never comes: it counts after a while. */
	vt_keys(vt, F6);
	vt_until_text(vt, "F6 Amounts");
	vt_keys(vt, PAGE_DOWN ENTER);
	vt_until_text(vt, "Name in Latin");
	vt_keys(vt, "\033[200~Voorbeeld");
	vt_until_text(vt, "> Name            Voorbeeld");
	vt_free(vt);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_name_moves_the_columns_beside_it),
		cmocka_unit_test(every_script_is_kept_as_typed),
		cmocka_unit_test(marks_typed_apart_become_one_letter),
		cmocka_unit_test(what_cannot_be_kept_is_named),
		cmocka_unit_test(broken_utf8_breaks_nothing),
		cmocka_unit_test(a_letter_in_two_pieces_is_one_letter),
		cmocka_unit_test(a_long_paste_is_whole_or_refused),
		cmocka_unit_test(a_paste_is_at_home_everywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

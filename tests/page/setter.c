/* SPDX-License-Identifier: EUPL-1.2 */
#include "setter.h"

#include <string.h>

#include "terugkeerdesk/document/catalogue.h"
#include "terugkeerdesk/document/wire.h"

/* Only these fonts, whatever else is installed. */
static const char fonts_file[] =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts/truetype/noto</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir></fontconfig>";
static const char none_file[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM "
				"\"fonts.dtd\"><fontconfig></fontconfig>";

static char *write_settings(const struct setter *setter, const char *name, const char *text)
{
	char *path = g_build_filename(setter->folder, name, NULL);
	char *variable = g_strconcat("FONTCONFIG_FILE=", path, NULL);

	support_write_text(path, text);
	g_free(path);
	return variable;
}

int setter_begin(void **state)
{
	struct setter *setter = g_new0(struct setter, 1);

	setter->folder = support_temp_folder();
	setter->fonts = write_settings(setter, "fonts.conf", fonts_file);
	setter->none = write_settings(setter, "none.conf", none_file);
	setter->usual = g_strdup("HOME=/nonexistent");
	setter->pdf = g_build_filename(setter->folder, "page.pdf", NULL);
	setter->picture = g_build_filename(setter->folder, "picture", NULL);
	setter->sheets = g_array_new(FALSE, FALSE, sizeof(size_t));
	*state = setter;
	return 0;
}

int setter_end(void **state)
{
	struct setter *setter = *state;

	support_remove_folder(setter->folder);
	g_free(setter->fonts);
	g_free(setter->none);
	g_free(setter->usual);
	g_free(setter->pdf);
	g_free(setter->picture);
	g_array_unref(setter->sheets);
	g_free(setter);
	return 0;
}

static int take_answer(struct setter *setter, const struct support_run *run,
    struct fault *fault)
{
	struct wire_item item;
	size_t at = 0;
	long block;
	int failed = -1;

	g_array_set_size(setter->sheets, 0);
	while (wire_next(run->out, run->out_size, &at, &item) == WIRE_ITEM &&
	       !wire_is(&item, "end")) {
		if (wire_is(&item, "pdf")) {
			support_write_file(setter->pdf, item.value, item.size);
			failed = 0;
		} else if (wire_is(&item, "sheet")) {
			assert_int_equal(wire_number(&item, &block), 0);
			g_array_append_vals(setter->sheets, &(size_t){ (size_t)block }, 1);
		} else if (wire_is(&item, "fault")) {
			wire_fault(&item, fault);
		}
	}
	assert_true(wire_is(&item, "end"));
	assert_int_equal(at, run->out_size);
	return failed;
}

int setter_send(struct setter *setter, const char *request, const char *fonts,
    struct fault *fault)
{
	char *program = support_build("src/page/terugkeerdesk-page");
	const char *const argv[] = { program, NULL };
	const char *const env[] = { fonts, NULL };
	struct support_run run;
	int failed;

	support_run(&run, argv, request, env);
	assert_int_equal(run.status, 0);
	failed = take_answer(setter, &run, fault);
	support_run_clear(&run);
	g_free(program);
	return failed;
}

int setter_set(struct setter *setter, const struct document *document, enum lang lang,
    const char *fonts, struct fault *fault)
{
	GString *request = g_string_new(NULL);
	struct catalogue catalogue = { 0 };
	char *folder = support_build("po");
	int failed;

	assert_int_equal(catalogue_open(folder, lang, &catalogue, NULL), 0);
	wire_put(request, "task", "pdf");
	page_write(request, document, &catalogue);
	failed = setter_send(setter, request->str, fonts, fault);
	catalogue_close(&catalogue);
	g_free(folder);
	g_string_free(request, TRUE);
	return failed;
}

bool setter_can(struct setter *setter, const struct document *document, enum lang lang)
{
	struct fault fault = { 0 };
	char sentence[1000];

	if (setter_set(setter, document, lang, setter->fonts, &fault) == 0)
		return true;
	if (fault.code == FAULT_GLYPH && g_unichar_iswide(g_utf8_get_char(fault.found)))
		return false;
	fault_text(&fault, NULL, sentence, sizeof sentence);
	fail_msg("%s", sentence);
	return false;
}

void setter_fine(struct setter *setter, const struct document *document, enum lang lang)
{
	assert_true(setter_can(setter, document, lang));
}

char *setter_ask(struct setter *setter, const char *program, const char *option)
{
	const char *const plain[] = { program, setter->pdf, NULL };
	const char *const optioned[] = { program, option, setter->pdf, NULL };
	const char *const text[] = { program, option != NULL ? option : "-layout",
		setter->pdf, "-", NULL };
	struct support_run run;
	char *said;

	if (strcmp(program, "pdftotext") == 0)
		support_run(&run, text, NULL, NULL);
	else
		support_run(&run, option != NULL ? optioned : plain, NULL, NULL);
	assert_int_equal(run.status, 0);
	assert_string_equal(run.err, "");
	said = g_strdup(run.out);
	support_run_clear(&run);
	return said;
}

static void clear_word(gpointer data)
{
	struct setter_word *word = data;

	g_free(word->text);
}

/* Rows of pdftotext -tsv: level, page, paragraph, block, line, word, left, top, width,
 * height, confidence, text. */
GArray *setter_words(struct setter *setter)
{
	GArray *words = g_array_new(FALSE, TRUE, sizeof(struct setter_word));
	char *table = setter_ask(setter, "pdftotext", "-tsv");
	char **rows = g_strsplit(table, "\n", -1);

	g_array_set_clear_func(words, clear_word);
	for (int i = 1; rows[i] != NULL; i++) {
		char **field = g_strsplit(rows[i], "\t", 12);

		if (g_strv_length(field) == 12 && !g_str_has_prefix(field[11], "###")) {
			struct setter_word word = { .page = (int)g_ascii_strtoll(field[1],
							NULL, 10),
				.left = g_ascii_strtod(field[6], NULL),
				.top = g_ascii_strtod(field[7], NULL),
				.width = g_ascii_strtod(field[8], NULL),
				.height = g_ascii_strtod(field[9], NULL),
				.text = g_strdup(field[11]) };

			g_array_append_val(words, word);
		}
		g_strfreev(field);
	}
	g_strfreev(rows);
	g_free(table);
	return words;
}

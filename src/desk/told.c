/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/told.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/document/catalogue.h"

#include "internal.h"

#define LINE_BYTES  4096
#define LINE_DIGITS 8 /* of the hash of one line: hexadecimal */

static const char *const readers[] = {
	[SUMMARY_APPLICANT] = "applicant",
	[SUMMARY_FILE] = "file",
	[SUMMARY_RIAT] = "riat",
};

/* --- lines --- */

/* The words of a block; new memory, to wipe and g_free.  Text that has to grow leaves what
 * it held behind. */
static char *line_text(const struct block *block, const struct catalogue *catalogue)
{
	GString *line = g_string_sized_new(LINE_BYTES);

	for (int i = 0; i < block->cell_count; i++) {
		char *text = cell_text(&block->cell[i], catalogue);

		if (line->len > 0 && *text != '\0')
			g_string_append_c(line, ' ');
		g_string_append(line, text);
		text_free(text);
	}
	return g_string_free(line, FALSE);
}

static void hash_line(const char *line, char ret[LINE_DIGITS + 1])
{
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, line, -1);

	g_strlcpy(ret, hash, LINE_DIGITS + 1);
	g_free(hash);
}

static char *hash_lines(const struct desk_told_page *page)
{
	GString *hashes = g_string_new(NULL);

	for (size_t i = 0; i < page->document->count; i++) {
		char *line = line_text(&page->document->block[i], page->catalogue);
		char hash[LINE_DIGITS + 1];

		hash_line(line, hash);
		if (*line != '\0')
			g_string_append(hashes, hash);
		text_free(line);
	}
	return g_string_free(hashes, FALSE);
}

/* Take a hash out of those that were on the page.  False: it was not among them. */
static bool take_hash(char *hashes, const char *hash)
{
	for (char *at = hashes; strlen(at) >= LINE_DIGITS; at += LINE_DIGITS) {
		if (strncmp(at, hash, LINE_DIGITS) == 0) {
			memset(at, '-', LINE_DIGITS);
			return true;
		}
	}
	return false;
}

/* --- what the log keeps --- */

/* The rules and the totals, as a revision keeps them too. */
static void put_shown(GString *detail, const struct snapshot *shown)
{
	for (int package = 0; package < PACKAGE_COUNT; package++)
		g_string_append_printf(detail, "%s%s", package > 0 ? "," : " policies=",
		    shown->policy[package]);
	for (int package = 0; package < PACKAGE_COUNT; package++)
		g_string_append_printf(detail,
		    "%s%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT,
		    package > 0 ? "," : " totals=",
		    (gint64)shown->total[package].range.min,
		    (gint64)shown->total[package].range.max);
	g_string_append(detail, " rules=");
	for (size_t i = 0; i < sizeof shown->rules_hash; i++)
		g_string_append_printf(detail, "%02x", shown->rules_hash[i]);
}

static char *make_detail(const struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_page *page)
{
	GString *detail = g_string_new(NULL);
	struct snapshot shown = { 0 };
	char *lines = hash_lines(page);
	char *hash = page->bytes == NULL ? g_strdup("")
	                                 : g_compute_checksum_for_data(G_CHECKSUM_SHA256,
		                               (const guchar *)page->bytes, page->size);

	g_string_append_printf(detail, "revision=%d for=%s lang=%s day=%ld sha256=%s",
	    opened->revision, readers[page->reader], lang_tag(page->catalogue->lang),
	    (long)page->document->date, hash);
	if (page->printer != NULL)
		g_string_append_printf(detail, " printer=%s", page->printer);
	desk_snapshot(desk, calculation, &shown);
	if (shown.set)
		put_shown(detail, &shown);
	snapshot_clear(&shown);
	g_string_append_printf(detail, " lines=%s", lines);
	g_free(hash);
	g_free(lines);
	return g_string_free(detail, FALSE);
}

int desk_told_note(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_page *page,
    struct fault *fault)
{
	char *detail;
	int failed;

	if (!opened->in_ledger || opened->revision == 0)
		return 0;
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	detail = make_detail(desk, opened, calculation, page);
	failed = ledger_note_event(desk->ledger, page->action, opened->uuid, 0, page->result,
	    detail, desk->env.now(), fault);
	g_free(detail);
	return failed;
}

int desk_told_save(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_page *page,
    const char *path, bool replace, struct fault *fault)
{
	struct desk_told_page now = *page;
	struct fault why = { 0 };
	int failed;

	/* Nothing went anywhere: somebody is asked first. */
	if (!replace && g_file_test(path, G_FILE_TEST_EXISTS))
		return fault_set(fault, FAULT_EXISTS, path, NULL, NULL);
	now.result = TOLD_STARTED;
	if (desk_told_note(desk, opened, calculation, &now, fault) != 0)
		return -1;
	failed = replace ? desk_page_replace(path, page->bytes, page->size, &why)
			 : desk_page_save(path, page->bytes, page->size, &why);
	now.result = failed == 0 ? TOLD_OK : fault_name(why.code);
	if (desk_told_note(desk, opened, calculation, &now, failed == 0 ? fault : NULL) != 0)
		return -1;
	if (failed != 0)
		*fault = why;
	return failed;
}

static bool is_action(const struct ledger_event *event, const char *action)
{
	return strcmp(event->action, action) == 0;
}

static bool is_result(const struct ledger_event *event, const char *result)
{
	return strcmp(event->result, result) == 0;
}

const char *desk_told_label(const struct ledger_event *event)
{
	static const struct {
		const char *action, *started, *ok, *failed;
	} labels[] = {
		{ TOLD_PRINT, N_("printing began"), N_("printed"), N_("printing failed") },
		{ TOLD_SAVE, N_("saving a page began"), N_("page saved"),
		    N_("saving a page failed") },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		if (!is_action(event, labels[i].action))
			continue;
		if (is_result(event, TOLD_STARTED))
			return labels[i].started;
		return is_result(event, TOLD_OK) ? labels[i].ok : labels[i].failed;
	}
	return NULL;
}

char *desk_told_word(const char *detail, const char *name)
{
	char **words = g_strsplit(detail, " ", -1);
	size_t length = strlen(name);
	char *value = NULL;

	for (size_t i = 0; words[i] != NULL && value == NULL; i++) {
		if (strncmp(words[i], name, length) == 0 && words[i][length] == '=')
			value = g_strdup(words[i] + length + 1);
	}
	g_strfreev(words);
	return value;
}

/* --- today --- */

static bool is_page(const struct ledger_event *event, enum summary_for reader)
{
	char *word;
	bool is;

	if ((!is_action(event, TOLD_PRINT) && !is_action(event, TOLD_SAVE)) ||
	    event->detail == NULL)
		return false;
	word = desk_told_word(event->detail, "for");
	is = word != NULL && strcmp(word, readers[reader]) == 0;
	g_free(word);
	return is;
}

/* From the newest back: each end is met before its beginning.  A beginning without an end
 * may have come out; one whose end is a fault did not. */
static const struct ledger_event *last_page(
    const struct ledger_event *event, size_t count, enum summary_for reader)
{
	size_t failed = 0;

	while (count > 0) {
		const struct ledger_event *page = &event[--count];

		if (!is_page(page, reader))
			continue;
		if (is_result(page, TOLD_OK) || (is_result(page, TOLD_STARTED) && failed == 0))
			return page;
		if (is_result(page, TOLD_STARTED))
			failed--;
		else
			failed++;
	}
	return NULL;
}

static void compare_lines(const struct document *document,
    const struct catalogue *catalogue, char *hashes, struct desk_told *told)
{
	GPtrArray *fresh = g_ptr_array_new();

	for (size_t i = 0; i < document->count; i++) {
		char *line = line_text(&document->block[i], catalogue);
		char hash[LINE_DIGITS + 1];

		hash_line(line, hash);
		if (*line == '\0' || take_hash(hashes, hash))
			text_free(line);
		else
			g_ptr_array_add(fresh, line);
	}
	g_ptr_array_add(fresh, NULL);
	told->line = (char **)g_ptr_array_free(fresh, FALSE);
	for (const char *at = hashes; strlen(at) >= LINE_DIGITS; at += LINE_DIGITS)
		told->gone += *at != '-';
}

/* The page as it would be if it were made today for that day. */
static int make_today(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct ledger_event *event,
    struct desk_told *told, struct fault *fault)
{
	struct catalogue catalogue = { 0 };
	struct document document = { 0 };
	char *day = desk_told_word(event->detail, "day");
	char *hashes = desk_told_word(event->detail, "lines");
	struct desk_page_day of = {
		.day = (day_number)g_ascii_strtoll(day != NULL ? day : "", NULL, 10),
		.counsellor = event->actor.user,
	};
	int failed = catalogue_open(desk->env.locale_folder, told->lang, &catalogue, fault);

	if (failed == 0)
		failed = desk_summary_of_day(desk, &opened->file, calculation, opened,
		    told->reader, told->lang, &of, &document, fault);
	if (failed == 0 && hashes != NULL)
		compare_lines(&document, &catalogue, hashes, told);
	document_clear(&document);
	catalogue_close(&catalogue);
	g_free(hashes);
	g_free(day);
	return failed;
}

static int add_page(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct ledger_event *event,
    enum summary_for reader, GArray *list, struct fault *fault)
{
	struct desk_told told = { .sequence = event->sequence,
		.at = event->at,
		.printed = strcmp(event->action, TOLD_PRINT) == 0,
		.reader = reader };
	char *lang = desk_told_word(event->detail, "lang");
	char *hash = desk_told_word(event->detail, "sha256");
	int failed;

	if (lang == NULL || lang_from_tag(lang, &told.lang) != 0)
		told.lang = LANG_NL;
	g_strlcpy(told.hash, hash != NULL ? hash : "", sizeof told.hash);
	failed = make_today(desk, opened, calculation, event, &told, fault);
	if (failed == 0 && told.line != NULL && (told.line[0] != NULL || told.gone > 0))
		g_array_append_val(list, told);
	else
		g_strfreev(told.line);
	g_free(lang);
	g_free(hash);
	return failed;
}

int desk_told_differs(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, struct desk_told **ret, size_t *ret_count,
    struct fault *fault)
{
	static const enum summary_for checked[] = { SUMMARY_APPLICANT, SUMMARY_RIAT };
	struct ledger_event *event = NULL;
	size_t count = 0;
	GArray *list;
	int failed = 0;

	*ret = NULL;
	*ret_count = 0;
	if (!opened->in_ledger || opened->revision == 0)
		return 0;
	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_log(desk->ledger, opened->uuid, &event, &count, fault) != 0)
		return -1;
	list = g_array_new(FALSE, TRUE, sizeof(struct desk_told));
	for (size_t i = 0; i < G_N_ELEMENTS(checked) && failed == 0; i++) {
		const struct ledger_event *page = last_page(event, count, checked[i]);

		if (page != NULL)
			failed = add_page(
			    desk, opened, calculation, page, checked[i], list, fault);
	}
	ledger_log_free(event, count);
	*ret_count = list->len;
	*ret = (struct desk_told *)(void *)g_array_free(list, FALSE);
	return failed;
}

void desk_told_free(struct desk_told *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (char **line = list[i].line; line != NULL && *line != NULL; line++)
			text_free(*line);
		g_free(list[i].line);
	}
	g_free(list);
}

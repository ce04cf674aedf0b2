/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/told.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/document/catalogue.h"

#include "internal.h"
#include "told_lines.h"

/* --- what the log keeps --- */

#define WORDS_BYTES 4096 /* room for them, so that what grows leaves no text behind */

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

/* Words on the first line, the lines of the document beneath. */
static char *make_detail(const struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *summary)
{
	GPtrArray *lines = told_lines_of(summary->document, summary->catalogue);
	char *text = told_lines_join(lines);
	GString *detail = g_string_sized_new(WORDS_BYTES + strlen(text));
	struct snapshot shown = { 0 };
	char *hash = summary->bytes == NULL
	    ? g_strdup("")
	    : g_compute_checksum_for_data(G_CHECKSUM_SHA256,
		  (const guchar *)summary->bytes, summary->size);

	g_string_append_printf(detail, "revision=%d for=%s lang=%s sha256=%s",
	    opened->revision, summary_word(summary->reader), lang_tag(summary->catalogue->lang),
	    hash);
	if (summary->printer != NULL)
		g_string_append_printf(detail, " printer=%s", summary->printer);
	if (summary->perhaps)
		g_string_append(detail, " out=perhaps");
	desk_snapshot(desk, calculation, &shown);
	if (shown.set)
		put_shown(detail, &shown);
	snapshot_clear(&shown);
	g_string_append_c(detail, '\n');
	g_string_append(detail, text);
	g_ptr_array_unref(lines);
	text_free(text);
	g_free(hash);
	return g_string_free(detail, FALSE);
}

int desk_told_note(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *summary,
    struct fault *fault)
{
	char *detail;
	int failed;

	if (!opened->in_ledger || opened->revision == 0)
		return 0;
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	detail = make_detail(desk, opened, calculation, summary);
	failed = ledger_note_event(desk->ledger, summary->action, opened->uuid, 0,
	    summary->result, detail, desk->env.now(), fault);
	text_free(detail);
	return failed;
}

int desk_told_save(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *summary,
    const char *path, bool replace, struct fault *fault)
{
	struct desk_told_summary now = *summary;
	struct fault why = { 0 };
	int failed;

	/* Nothing went anywhere: somebody is asked first. */
	if (!replace && g_file_test(path, G_FILE_TEST_EXISTS))
		return fault_set(fault, FAULT_EXISTS, path, NULL, NULL);
	now.result = TOLD_STARTED;
	if (desk_told_note(desk, opened, calculation, &now, fault) != 0)
		return -1;
	failed = replace ? desk_page_replace(path, summary->bytes, summary->size, &why)
			 : desk_page_save(path, summary->bytes, summary->size, &why);
	now.result = failed == 0 ? TOLD_OK : fault_name(why.code);
	if (failed == 0)
		return desk_told_note(desk, opened, calculation, &now, fault);
	/* What fills a disk lets the log fail too: the first of both is told. */
	desk_told_note(desk, opened, calculation, &now, NULL);
	if (fault != NULL)
		*fault = why;
	return -1;
}

static bool is_action(const struct ledger_event *event, const char *action)
{
	return strcmp(event->action, action) == 0;
}

static bool is_result(const struct ledger_event *event, const char *result)
{
	return strcmp(event->result, result) == 0;
}

/* It ended with a fault, and may have come out all the same. */
static bool is_perhaps(const struct ledger_event *event)
{
	char *out = event->detail == NULL ? NULL : desk_told_word(event, "out");
	bool is = out != NULL;

	g_free(out);
	return is;
}

const char *desk_told_label(const struct ledger_event *event)
{
	static const struct {
		const char *action, *started, *ok, *failed, *perhaps;
	} labels[] = {
		{ TOLD_PRINT, N_("printing began"), N_("printed"), N_("printing failed"),
		    N_("perhaps printed") },
		{ TOLD_SAVE, N_("saving a summary began"), N_("summary saved"),
		    N_("saving a summary failed"), N_("saving a summary failed") },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		if (!is_action(event, labels[i].action))
			continue;
		if (is_result(event, TOLD_STARTED))
			return labels[i].started;
		if (is_result(event, TOLD_OK))
			return labels[i].ok;
		return is_perhaps(event) ? labels[i].perhaps : labels[i].failed;
	}
	return NULL;
}

char *desk_told_words(const struct ledger_event *event)
{
	return g_strndup(event->detail, strcspn(event->detail, "\n"));
}

const char *desk_told_text(const struct ledger_event *event)
{
	const char *end = strchr(event->detail, '\n');

	return end != NULL ? end + 1 : NULL;
}

char *desk_told_word(const struct ledger_event *event, const char *name)
{
	char *all = desk_told_words(event);
	char **words = g_strsplit(all, " ", -1);
	size_t length = strlen(name);
	char *value = NULL;

	for (size_t i = 0; words[i] != NULL && value == NULL; i++) {
		if (strncmp(words[i], name, length) == 0 && words[i][length] == '=')
			value = g_strdup(words[i] + length + 1);
	}
	g_strfreev(words);
	g_free(all);
	return value;
}

bool desk_told_which(
    const struct ledger_event *event, enum summary_for *ret_reader, enum lang *ret_lang)
{
	bool told = desk_told_label(event) != NULL && event->detail != NULL;
	char *reader = told ? desk_told_word(event, "for") : NULL;
	char *lang = told ? desk_told_word(event, "lang") : NULL;
	int found = 0;

	while (reader != NULL && found < SUMMARY_COUNT &&
	       strcmp(reader, summary_word((enum summary_for)found)) != 0)
		found++;
	told = reader != NULL && found < SUMMARY_COUNT && lang_from_tag(lang, ret_lang) == 0;
	*ret_reader = (enum summary_for)found;
	g_free(lang);
	g_free(reader);
	return told;
}

/* --- today --- */

/* One for that reader in that language of which the lines were kept. */
static bool is_given(
    const struct ledger_event *event, enum summary_for reader, enum lang lang)
{
	enum summary_for given_to;
	enum lang given_in;

	return desk_told_which(event, &given_to, &given_in) && given_to == reader &&
	       given_in == lang && desk_told_text(event) != NULL;
}

/* From the newest back: each end is met before its beginning.  A beginning without an end
 * may have come out; one whose end is a fault did not, unless the end says so. */
static const struct ledger_event *last_given(const struct ledger_event *event,
    size_t count, enum summary_for reader, enum lang lang)
{
	size_t failed = 0;

	while (count > 0) {
		const struct ledger_event *given = &event[--count];

		if (!is_given(given, reader, lang))
			continue;
		if (is_result(given, TOLD_OK) || is_perhaps(given) ||
		    (is_result(given, TOLD_STARTED) && failed == 0))
			return given;
		if (is_result(given, TOLD_STARTED))
			failed--;
		else
			failed++;
	}
	return NULL;
}

/* The lines that would be given now. */
static GPtrArray *make_today(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, enum summary_for reader, enum lang lang,
    struct fault *fault)
{
	struct catalogue catalogue = { 0 };
	struct document document = { 0 };
	GPtrArray *lines = NULL;

	if (catalogue_open(desk->env.locale_folder, lang, &catalogue, fault) == 0 &&
	    desk_summary(desk, &opened->file, calculation, opened, reader, lang, &document,
		fault) == 0)
		lines = told_lines_of(&document, &catalogue);
	document_clear(&document);
	catalogue_close(&catalogue);
	return lines;
}

/* Add it to the list if it differs. */
static int compare(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct ledger_event *event,
    struct desk_told *told, GArray *list, struct fault *fault)
{
	GPtrArray *now =
	    make_today(desk, opened, calculation, told->reader, told->lang, fault);
	GPtrArray *then;

	if (now == NULL)
		return -1;
	then = told_lines_split(desk_told_text(event));
	told->sequence = event->sequence;
	told->at = event->at;
	told->printed = strcmp(event->action, TOLD_PRINT) == 0;
	g_strlcpy(told->user, event->actor.user, sizeof told->user);
	told->line_count = told_lines_compare(then, now, &told->line);
	if (told->line_count > 0)
		g_array_append_val(list, *told);
	g_ptr_array_unref(then);
	g_ptr_array_unref(now);
	return 0;
}

static int compare_all(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct ledger_event *event,
    size_t count, GArray *list, struct fault *fault)
{
	int failed = 0;

	for (size_t i = 0; i < SUMMARY_COUNT * LANG_COUNT && failed == 0; i++) {
		struct desk_told told = { .reader = (enum summary_for)(i / LANG_COUNT),
			.lang = (enum lang)(i % LANG_COUNT) };
		const struct ledger_event *given =
		    last_given(event, count, told.reader, told.lang);

		if (given != NULL)
			failed = compare(
			    desk, opened, calculation, given, &told, list, fault);
	}
	return failed;
}

int desk_told_differs(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, struct desk_told **ret, size_t *ret_count,
    struct fault *fault)
{
	struct ledger_event *event = NULL;
	size_t count = 0;
	GArray *list;
	int failed;

	*ret = NULL;
	*ret_count = 0;
	if (!opened->in_ledger || opened->revision == 0)
		return 0;
	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_log(desk->ledger, opened->uuid, &event, &count, fault) != 0)
		return -1;
	list = g_array_new(FALSE, FALSE, sizeof(struct desk_told));
	failed = compare_all(desk, opened, calculation, event, count, list, fault);
	ledger_log_free(event, count);
	*ret_count = list->len;
	*ret = (struct desk_told *)(void *)g_array_free(list, FALSE);
	return failed;
}

static void clear(struct desk_told *told)
{
	for (size_t i = 0; i < told->line_count; i++) {
		text_free(told->line[i].heading);
		text_free(told->line[i].then);
		text_free(told->line[i].now);
	}
	g_free(told->line);
}

void desk_told_free(struct desk_told *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		clear(&list[i]);
	g_free(list);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/backup.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/exchange/case_json.h"

#include "internal.h"
#include "json.h"

#define COPY "copy.tkd" /* sealed, and gone again at the end */

/* One rescue: where the files go, and the list of them. */
struct rescuing {
	const char *folder;
	struct writer list;
};

/* Made, or there already with nothing in it. */
static int make_folder(const char *folder, struct fault *fault)
{
	GDir *dir;
	bool empty;

	if (mkdir(folder, 0700) == 0)
		return 0;
	if (errno != EEXIST)
		return fault_from_errno(fault, folder, errno);
	dir = g_dir_open(folder, 0, NULL);
	empty = dir != NULL && g_dir_read_name(dir) == NULL;
	if (dir != NULL)
		g_dir_close(dir);
	return empty ? 0 : fault_set(fault, FAULT_EXISTS, folder, NULL, NULL);
}

static char *file_name(const struct ledger_rescued *found, int copy)
{
	const char *name = *found->number != '\0' ? found->number : found->uuid;

	return found->draft ? g_strdup_printf("%s.draft-%d.json", name, copy)
			    : g_strdup_printf("%s.json", name);
}

/* The name under which it was written is new memory. */
static int write_case(struct rescuing *rescuing, const struct ledger_rescued *found,
    const struct case_file *file, char **ret_name, struct fault *fault)
{
	char *json = case_json_write(file, true);
	struct fault trouble = { .code = FAULT_EXISTS };
	char *name = NULL;
	int failed = -1;

	/* A case may have a draft of each user at each desk. */
	for (int copy = 1; failed != 0 && trouble.code == FAULT_EXISTS; copy++) {
		char *path;

		g_free(name);
		name = file_name(found, copy);
		path = g_build_filename(rescuing->folder, name, NULL);
		failed = desk_page_save(path, json, strlen(json), &trouble);
		g_free(path);
		if (!found->draft)
			break;
	}
	explicit_bzero(json, strlen(json));
	g_free(json);
	if (failed == 0) {
		*ret_name = name;
		return 0;
	}
	g_free(name);
	if (fault != NULL)
		*fault = trouble;
	return -1;
}

static void put_word(struct writer *writer, const char *key, const char *word)
{
	if (word == NULL || *word == '\0')
		writer_null(writer, key);
	else
		writer_string(writer, key, word);
}

static int take(void *data, const struct ledger_rescued *found,
    const struct case_file *file, struct fault *fault)
{
	struct rescuing *rescuing = data;
	struct writer *list = &rescuing->list;
	char *name = NULL;

	if (file != NULL && write_case(rescuing, found, file, &name, fault) != 0)
		return -1;
	writer_begin(list, NULL, '{');
	put_word(list, "number", found->number);
	put_word(list, "uuid", found->uuid);
	writer_boolean(list, "draft", found->draft);
	writer_integer(list, "revision", found->revision);
	writer_integer(list, "newest_revision", found->newest);
	json_put_time(list, "time", found->at);
	put_word(list, "file", name);
	writer_end(list, '}');
	g_free(name);
	return 0;
}

static int write_list(struct rescuing *rescuing,
    const struct ledger_rescue_report *report, bool whole, struct fault *fault)
{
	struct writer *list = &rescuing->list;
	char *path = g_build_filename(rescuing->folder, "list.json", NULL);
	char *text;
	int failed;

	writer_end(list, ']');
	writer_integer(list, "events", report->events);
	writer_integer(list, "unreadable_events", report->unreadable);
	writer_integer(list, "erased", (int64_t)report->erased);
	writer_end(list, '}');
	text = writer_finish(list);
	failed = whole ? desk_page_save(path, text, strlen(text), fault) : 0;
	g_free(text);
	g_free(path);
	return failed;
}

int desk_rescue(struct desk *desk, const char *folder, const char *user,
    const char *passphrase, struct ledger_rescue_report *ret, struct fault *fault)
{
	struct rescuing rescuing = { .folder = folder };
	struct ledger_rescue_report report = { 0 };
	char *copy;
	int failed;

	if (make_folder(folder, fault) != 0)
		return -1;
	copy = g_build_filename(folder, COPY, NULL);
	writer_start(&rescuing.list, true);
	writer_begin(&rescuing.list, NULL, '{');
	writer_string(&rescuing.list, "format", "terugkeerdesk-rescue/1");
	writer_begin(&rescuing.list, "cases", '[');
	failed = ledger_rescue(desk_ledger_path(desk), copy, user, passphrase, take,
	    &rescuing, &report, fault);
	ledger_rescue_remove(copy);
	if (write_list(&rescuing, &report, failed == 0, fault) != 0)
		failed = -1;
	g_free(copy);
	/* Nothing was found that could be opened: no empty folder is left behind. */
	if (failed != 0)
		rmdir(folder);
	else
		*ret = report;
	return failed;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* All that is held about a case, for who asks for it: every revision and the log. */
#include <glib.h>
#include <string.h>

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/privacy.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/exchange/case_json.h"

#include "internal.h"

/* Appends, and wipes what was appended. */
static void take(GString *text, char *take_piece)
{
	g_string_append(text, take_piece);
	explicit_bzero(take_piece, strlen(take_piece));
	g_free(take_piece);
}

static int add_revision(
    struct desk *desk, const char *uuid, int number, GString *text, struct fault *fault)
{
	struct ledger_revision revision = { 0 };
	struct case_file file = { 0 };
	int failed = ledger_load(desk->ledger, uuid, number, &file, &revision, fault);

	if (failed == 0) {
		g_string_append(text, number > 1 ? ",\n" : "");
		take(text, case_json_write(&file, false));
	}
	ledger_revision_clear(&revision);
	desk_wipe_case(&file);
	return failed;
}

static int newest(struct desk *desk, const char *uuid, int *ret, struct fault *fault)
{
	struct ledger_revision revision = { 0 };
	struct case_file file = { 0 };
	int failed = ledger_load(desk->ledger, uuid, 0, &file, &revision, fault);

	*ret = revision.revision;
	ledger_revision_clear(&revision);
	desk_wipe_case(&file);
	return failed;
}

/* A draft of it, if one waits. */
static void add_draft(struct desk *desk, const char *uuid, GString *text)
{
	struct ledger_draft draft;
	struct case_file file = { 0 };

	g_string_append(text, "],\n\"draft\": ");
	if (ledger_draft_load(desk->ledger, uuid, &file, &draft, NULL) == 0)
		take(text, case_json_write(&file, false));
	else
		g_string_append(text, "null");
	desk_wipe_case(&file);
}

int desk_everything(
    struct desk *desk, const char *uuid, char **ret_json, struct fault *fault)
{
	struct ledger_event *event = NULL;
	size_t count = 0;
	int revisions = 0;
	GString *text;
	int failed;

	if (desk_require_unlocked(desk, fault) != 0 ||
	    newest(desk, uuid, &revisions, fault) != 0 ||
	    ledger_log(desk->ledger, uuid, &event, &count, fault) != 0)
		return -1;
	text = g_string_new(
	    "{\"format\": \"terugkeerdesk-everything/1\",\n\"revisions\": [");
	failed = 0;
	for (int number = 1; number <= revisions && failed == 0; number++)
		failed = add_revision(desk, uuid, number, text, fault);
	if (failed == 0) {
		add_draft(desk, uuid, text);
		g_string_append(text, ",\n\"log\": ");
		take(text, desk_told_log_json(event, count, NULL, 0));
		g_string_append(text, "}");
		*ret_json = g_strdup(text->str);
	}
	explicit_bzero(text->str, text->len);
	g_string_free(text, TRUE);
	ledger_log_free(event, count);
	return failed;
}

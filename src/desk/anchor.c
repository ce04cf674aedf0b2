/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/anchor.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "internal.h"

#define FORMAT "terugkeerdesk-anchor/1"

/* NULL: there is no place for notes. */
static char *anchor_path(const char *id)
{
	char *state = config_state_path();
	char *path = state == NULL ? NULL : g_build_filename(state, "anchors", id, NULL);

	g_free(state);
	return path;
}

static char *anchor_path_of(const struct desk *desk)
{
	char id[LEDGER_UUID_TEXT];

	return anchor_path(ledger_id(desk->ledger, id));
}

static bool read_hash(const char *text, uint8_t ret[32])
{
	for (int i = 0; i < 32; i++) {
		int high = g_ascii_xdigit_value(text[2 * i]);
		int low = high < 0 ? -1 : g_ascii_xdigit_value(text[2 * i + 1]);

		if (low < 0)
			return false;
		ret[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* "terugkeerdesk-anchor/1 123 9f86d0...\n" */
static bool read_anchor(const char *path, struct ledger_head *ret)
{
	char *text = NULL;
	char **word;
	bool good;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return false;
	word = g_strsplit(g_strchomp(text), " ", 3);
	good = g_strv_length(word) == 3 && strcmp(word[0], FORMAT) == 0 &&
	       strlen(word[2]) == 64 && read_hash(word[2], ret->hash);
	if (good)
		ret->count = g_ascii_strtoll(word[1], NULL, 10);
	g_strfreev(word);
	g_free(text);
	return good && ret->count > 0;
}

static void write_anchor(const char *path, const struct ledger_head *head)
{
	GString *text = g_string_new(FORMAT);
	char *folder = g_path_get_dirname(path);

	g_string_append_printf(text, " %" G_GINT64_FORMAT " ", head->count);
	for (size_t i = 0; i < sizeof(head->hash); i++)
		g_string_append_printf(text, "%02x", head->hash[i]);
	g_string_append_c(text, '\n');
	if (g_mkdir_with_parents(folder, 0700) == 0)
		g_file_set_contents_full(path, text->str, (gssize)text->len,
		    G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
	g_free(folder);
	g_string_free(text, TRUE);
}

void desk_anchor_note(struct desk *desk)
{
	struct ledger_head head;
	char *path;

	if (desk->demo_ledger != NULL || desk->anchor == DESK_ANCHOR_BROKEN ||
	    ledger_head(desk->ledger, &head, NULL) != 0)
		return;
	path = anchor_path_of(desk);
	if (path != NULL)
		write_anchor(path, &head);
	g_free(path);
}

void desk_anchor_check(struct desk *desk)
{
	bool holds = false;
	char *path = anchor_path_of(desk);

	desk->anchor = DESK_ANCHOR_NONE;
	if (path != NULL && desk->demo_ledger == NULL &&
	    read_anchor(path, &desk->anchored))
		desk->anchor =
		    ledger_holds_head(desk->ledger, &desk->anchored, &holds, NULL) == 0 &&
			    holds
			? DESK_ANCHOR_HOLDS
			: DESK_ANCHOR_BROKEN;
	g_free(path);
}

void desk_anchor_forget(const char *id)
{
	char *path = anchor_path(id);

	if (path != NULL)
		g_unlink(path);
	g_free(path);
}

enum desk_anchor desk_anchor(const struct desk *desk, struct ledger_head *ret_noted)
{
	if (ret_noted != NULL)
		*ret_noted = desk->anchored;
	return desk->anchor;
}

int desk_anchor_accept(struct desk *desk, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_note_event(
		desk->ledger, "accept", NULL, 0, "ok", NULL, desk->env.now(), fault) != 0)
		return -1;
	desk->anchor = DESK_ANCHOR_HOLDS;
	desk_anchor_note(desk);
	return 0;
}

char *desk_head_text(char ret[DESK_HEAD_TEXT], const struct ledger_head *head)
{
	for (int i = 0; i < (DESK_HEAD_TEXT - 1) / 2; i++)
		snprintf(ret + 2 * i, 3, "%02x", head->hash[i]);
	return ret;
}

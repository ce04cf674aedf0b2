/* SPDX-License-Identifier: EUPL-1.2 */
#include "printer_trust.h"

#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "terugkeerdesk/config/config.h"

#define DIGITS 64 /* of a fingerprint, with a space behind it in a line */

static char *file_path(void)
{
	char *state = config_state_path();
	char *path = state == NULL ? NULL : g_build_filename(state, "printers", NULL);

	g_free(state);
	return path;
}

static bool is_of(const char *line, const char *printer)
{
	return strlen(line) > DIGITS && line[DIGITS] == ' ' &&
	       strcmp(line + DIGITS + 1, printer) == 0;
}

/* The lines of the file, those of a printer aside; "" without a file, and NULL where there
 * is one that cannot be read. */
static GString *read_others(const char *path, const char *printer, char **ret_fingerprint)
{
	GError *error = NULL;
	GString *others;
	char *text = NULL;
	char **lines;
	bool none;

	*ret_fingerprint = NULL;
	if (!g_file_get_contents(path, &text, NULL, &error)) {
		none = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
		g_error_free(error);
		return none ? g_string_new(NULL) : NULL;
	}
	others = g_string_new(NULL);
	lines = g_strsplit(text, "\n", -1);
	for (size_t i = 0; lines[i] != NULL; i++) {
		if (*lines[i] == '\0')
			continue;
		if (!is_of(lines[i], printer)) {
			g_string_append_printf(others, "%s\n", lines[i]);
			continue;
		}
		g_free(*ret_fingerprint);
		*ret_fingerprint = g_strndup(lines[i], DIGITS);
	}
	g_strfreev(lines);
	g_free(text);
	return others;
}

static void write_file(const char *path, const GString *text)
{
	char *folder = g_path_get_dirname(path);

	if (g_mkdir_with_parents(folder, 0700) == 0)
		g_file_set_contents_full(path, text->str, (gssize)text->len,
		    G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
	g_free(folder);
}

char *printer_trust_find(const char *printer)
{
	char *path = file_path();
	char *fingerprint = NULL;
	GString *others = path == NULL ? NULL : read_others(path, printer, &fingerprint);

	if (others != NULL)
		g_string_free(others, TRUE);
	g_free(path);
	return fingerprint;
}

static void put(const char *printer, const char *fingerprint)
{
	char *path = file_path();
	char *before;
	GString *text;

	if (path == NULL)
		return;
	text = read_others(path, printer, &before);
	/* What cannot be read is not written over: other printers stand in it. */
	if (text == NULL)
		goto out;
	if (fingerprint != NULL)
		g_string_append_printf(text, "%s %s\n", fingerprint, printer);
	if (g_strcmp0(before, fingerprint) != 0)
		write_file(path, text);
	g_string_free(text, TRUE);
out:
	g_free(before);
	g_free(path);
}

void printer_trust_note(const char *printer, const char *fingerprint)
{
	if (strlen(fingerprint) == DIGITS)
		put(printer, fingerprint);
}

void printer_trust_forget(const char *printer)
{
	put(printer, NULL);
}

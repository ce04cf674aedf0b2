/* SPDX-License-Identifier: EUPL-1.2 */
#include "lint.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct lint {
	struct ini *ini;
	struct faults *faults;
	struct ini_section *section; /* the one that lines now belong to, or NULL */
	bool skipping;               /* below a section line that was refused */
	size_t entries;
	int refused;
	int line;
};

static void refuse_at(
    struct lint *lint, enum fault_code code, const char *found, const char *expected)
{
	/* A key without name: the fault has the line, and the section as its place. */
	struct ini_key here = { .name = NULL, .line = lint->line };

	ini_complain(
	    lint->ini, lint->section, &here, code, found, expected, lint->faults);
	lint->ini->sound = false;
	lint->refused++;
	if (lint->section != NULL)
		lint->section->damaged = true;
}

static bool is_name(const char *text, bool with_spaces)
{
	bool after_space = true; /* neither at the start nor twice */

	for (const char *c = text; *c != '\0'; c++) {
		if (*c == ' ' && with_spaces && !after_space) {
			after_space = true;
			continue;
		}
		if (!g_ascii_isalnum(*c) && strchr("._-", *c) == NULL)
			return false;
		after_space = false;
	}
	return !after_space;
}

static bool room_for_entry(struct lint *lint)
{
	if (lint->entries == INI_ENTRIES_MAX)
		refuse_at(
		    lint, FAULT_TOO_LONG, NULL, N_("5,000 sections and keys in a file"));
	return lint->entries++ < INI_ENTRIES_MAX;
}

static void read_section(struct lint *lint, char *text)
{
	struct ini *ini = lint->ini;
	size_t length = strlen(text);
	struct ini_section *section;

	lint->section = NULL;
	lint->skipping = true; /* its keys would only be reported a second time */
	if (text[length - 1] != ']') {
		refuse_at(lint, FAULT_SYNTAX, text,
		    N_("a section name between [ and ], and nothing behind it"));
		return;
	}
	text[length - 1] = '\0';
	text = g_strstrip(text + 1);
	if (!is_name(text, true)) {
		refuse_at(lint, FAULT_SYNTAX, text,
		    N_("a section name of letters, digits, “.”, “_”, “-” and single "
		       "spaces"));
		return;
	}
	if (!room_for_entry(lint))
		return;
	char *name = g_ascii_strdown(text, -1);
	if (ini_section_find(ini, name) != NULL) {
		refuse_at(lint, FAULT_SECTION_TWICE, name, NULL);
		g_free(name);
		return;
	}
	ini->section = g_renew(struct ini_section, ini->section, ini->section_count + 1);
	section = &ini->section[ini->section_count++];
	*section = (struct ini_section){ .name = name, .line = lint->line };
	lint->section = section;
	lint->skipping = false;
}

/* The value in `text`, cut out in place; NULL when it cannot be read. */
static char *cut_value(char *text)
{
	char quote = *text;
	char *end;

	if (quote != '"' && quote != '\'') {
		text[strcspn(text, ";#")] = '\0';
		return g_strchomp(text);
	}
	end = strchr(++text, quote);
	if (end == NULL)
		return NULL;
	*end = '\0';
	end = g_strchug(end + 1);
	return *end == '\0' || *end == ';' || *end == '#' ? text : NULL;
}

static void read_key(struct lint *lint, char *text)
{
	struct ini_section *section = lint->section;
	char *equals = strchr(text, '=');
	char *value;

	if (lint->skipping)
		return;
	if (equals == NULL || section == NULL) {
		refuse_at(lint, FAULT_SYNTAX, text,
		    section == NULL
			? N_("a section such as [policy] before the first key")
			: N_("a line of the form: key = value"));
		return;
	}
	*equals = '\0';
	g_strchomp(text);
	if (!is_name(text, false)) {
		refuse_at(lint, FAULT_SYNTAX, text,
		    N_("a key of letters, digits, “.”, “_” and “-”"));
		return;
	}
	value = cut_value(g_strchug(equals + 1));
	if (value == NULL) {
		refuse_at(lint, FAULT_SYNTAX, text,
		    N_("a value that ends with the quote it began with, and nothing "
		       "behind it"));
		return;
	}
	if (strchr(value, '\\') != NULL) {
		refuse_at(lint, FAULT_SYNTAX, "\\", N_("a value without a backslash"));
		return;
	}
	if (!room_for_entry(lint))
		return;
	char *name = g_ascii_strdown(text, -1);
	if (ini_key_find(section, name) != NULL) {
		refuse_at(lint, FAULT_KEY_TWICE, name, NULL);
		g_free(name);
		return;
	}
	section->key = g_renew(struct ini_key, section->key, section->key_count + 1);
	section->key[section->key_count++] = (struct ini_key){
		.name = name,
		.value = g_strdup(value),
		.line = lint->line,
	};
}

/* The first character that may not stand in a line; 0: none. */
static gunichar forbidden_character(char *text)
{
	for (char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar character = (unsigned char)*c;

		if (character >= ' ' && character <= '~')
			continue; /* most by far */
		character = g_utf8_get_char(c);
		if (character != '\t' && !text_character_allowed(character, false))
			return character;
	}
	return 0;
}

static void read_line(struct lint *lint, char *text)
{
	size_t length = strlen(text);
	gunichar forbidden;

	if (length > 0 && text[length - 1] == '\r')
		text[--length] = '\0';
	if (length > INI_LINE_BYTES_MAX) {
		refuse_at(lint, FAULT_TOO_LONG, NULL, N_("1,000 bytes in a line"));
		return;
	}
	forbidden = forbidden_character(text);
	if (forbidden != 0) {
		char name[16];

		g_snprintf(name, sizeof name, "U+%04X", (unsigned)forbidden);
		refuse_at(lint, FAULT_CONTROL, name, NULL);
		return;
	}
	text = g_strstrip(text);
	/* iniparser would join the next line to this one, even to a comment. */
	if (g_str_has_suffix(text, "\\")) {
		refuse_at(lint, FAULT_SYNTAX, "\\",
		    N_("a line that does not end in a backslash"));
		return;
	}
	if (*text == '\0' || *text == ';' || *text == '#')
		return;
	if (*text == '[')
		read_section(lint, text);
	else
		read_key(lint, text);
}

/* Not a file of this kind at all: no use in a thousand complaints. */
static bool is_hopeless(const struct lint *lint)
{
	return lint->entries > INI_ENTRIES_MAX || lint->refused >= INI_FAULTS_MAX;
}

void lint_lines(struct ini *ini, struct faults *faults)
{
	struct lint lint = { .ini = ini, .faults = faults, .line = 1 };
	const char *rest = ini->bytes;

	if (g_str_has_prefix(rest, BYTE_ORDER_MARK)) {
		refuse_at(&lint, FAULT_SYNTAX, "U+FEFF",
		    N_("a file without a byte order mark"));
		rest += strlen(BYTE_ORDER_MARK);
	}
	for (lint.line = 1; *rest != '\0' && !is_hopeless(&lint); lint.line++) {
		size_t length = strcspn(rest, "\n");
		char *line = g_strndup(rest, length);

		read_line(&lint, line);
		g_free(line);
		rest += length + (rest[length] == '\n');
	}
}

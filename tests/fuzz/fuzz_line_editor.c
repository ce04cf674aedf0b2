/* SPDX-License-Identifier: EUPL-1.2 */
/* The line editor: whatever is typed, pasted, erased or undone, the text stays whole and the
 * cursor between two letters. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <uninorm.h>
#include <unistr.h>

#include "line_editor.h"
#include "terugkeerdesk/core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The input as a list of things to do. */
struct script {
	const uint8_t *at;
	size_t left;
};

static uint8_t next(struct script *script)
{
	if (script->left == 0)
		return 0;
	script->left--;
	return *script->at++;
}

static void expect(bool holds)
{
	if (!holds)
		abort();
}

static void expect_whole(const struct line_editor *editor)
{
	const char *text = editor->text;
	size_t length = strlen(text);
	const uint8_t *at = (const uint8_t *)text;
	size_t normal_length = 0;
	ucs4_t each;
	uint8_t *normal;

	expect(length <= editor->most);
	expect(g_utf8_validate(text, -1, NULL));
	while ((at = u8_next(&each, at)))
		expect(text_character_allowed(each, editor->lines));
	normal = u8_normalize(UNINORM_NFC, (const uint8_t *)text, length, NULL, &normal_length);
	expect(normal_length == length && memcmp(normal, text, length) == 0);
	free(normal);
	expect(editor->cursor <= length);
	expect(editor->cursor == 0 ||
	    text_next(text, text_previous(text, editor->cursor)) == editor->cursor);
}

/* Code points of all planes, those beyond Unicode too; small ones more often. */
static uint32_t character(struct script *script)
{
	static const uint32_t telling[] = { 0x301, 0x308, 0x200B, 0x200C, 0x200D, 0x202E, 0x2066,
		0x64B, 0x0, 0xD800, 0xFFFF, 0x10FFFF, 0x110000, 0x1F1F3, 0x1F1F1, 0x1F469, 0x1F3FD,
		0xFE0F, 0xAC00, 0x1100, 0x1161, 0x11A8, 0x1200, 0x135D, 0x9, 0xA, 0xD, 0x1B, 0x7F };
	uint8_t kind = next(script);
	uint32_t value = next(script);

	if (kind < 128)
		return value;
	if (kind < 192)
		return telling[value % G_N_ELEMENTS(telling)];
	value = value << 8 | next(script);
	return kind < 224 ? value : value << 8 | next(script);
}

static enum line_editor_result paste(struct line_editor *editor, struct script *script)
{
	size_t wanted = next(script);
	size_t length = MIN(wanted, script->left);
	const char *bytes = (const char *)script->at;

	script->at += length;
	script->left -= length;
	return line_editor_paste(editor, bytes, length, NULL);
}

static void step(struct line_editor *editor, struct script *script)
{
	uint8_t what = next(script);
	char *before = g_strdup(editor->text);
	enum line_editor_result result;

	switch (what % 8) {
	case 0:
		result = paste(editor, script);
		break;
	case 1:
		result = line_editor_move(editor, (what >> 3) % (LINE_EDITOR_END + 1));
		expect(strcmp(before, editor->text) == 0);
		break;
	case 2:
		result = line_editor_erase(editor, (what >> 3) % (LINE_EDITOR_END + 1));
		break;
	case 3:
		result = line_editor_undo(editor);
		break;
	case 4:
		line_editor_place(editor, next(script));
		result = LINE_EDITOR_NOTHING;
		break;
	default:
		result = line_editor_insert(editor, character(script));
		expect(result != LINE_EDITOR_REFUSED || strcmp(before, editor->text) == 0);
		break;
	}
	if (result == LINE_EDITOR_NOTHING)
		expect(strcmp(before, editor->text) == 0);
	g_free(before);
	expect_whole(editor);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct script script = { .at = bytes, .left = size };
	struct line_editor editor = { 0 };
	uint8_t most = next(&script);
	bool lines = next(&script) & 1;

	line_editor_init(&editor, NULL, (size_t)most + 4, lines);
	while (script.left > 0)
		step(&editor, &script);
	while (line_editor_undo(&editor) != LINE_EDITOR_NOTHING)
		expect_whole(&editor);
	line_editor_clear(&editor);
	return 0;
}

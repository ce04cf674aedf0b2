/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/writer.h"

#include <string.h>

void writer_start(struct writer *writer, bool pretty)
{
	*writer = (struct writer){
		.text = g_string_sized_new(4096),
		.pretty = pretty,
		.first = true,
	};
}

char *writer_finish(struct writer *writer)
{
	char *text = g_string_free(writer->text, FALSE);

	writer->text = NULL;
	return text;
}

static void put_break(struct writer *writer)
{
	if (!writer->pretty)
		return;
	if (writer->flat > 0) {
		g_string_append_c(writer->text, ' ');
		return;
	}
	g_string_append_c(writer->text, '\n');
	for (int i = 0; i < writer->depth; i++)
		g_string_append_len(writer->text, "  ", 2);
}

/* The text between quotes; runs that need no escape are copied whole. */
static void put_quoted(GString *text, const char *value)
{
	static const char escapes[] = "\b\f\n\r\t\"\\";
	static const char letters[] = "bfnrt\"\\";

	g_string_append_c(text, '"');
	for (;;) {
		const char *start = value;
		const char *escape;

		while ((unsigned char)*value >= ' ' && *value != '"' && *value != '\\')
			value++;
		g_string_append_len(text, start, value - start);
		if (*value == '\0')
			break;
		escape = strchr(escapes, *value);
		if (escape != NULL) {
			g_string_append_c(text, '\\');
			g_string_append_c(text, letters[escape - escapes]);
		} else {
			g_string_append_printf(text, "\\u%04x", (unsigned)*value);
		}
		value++;
	}
	g_string_append_c(text, '"');
}

/* What stands in front of every value: comma, line, key. */
static void put_key(struct writer *writer, const char *key)
{
	if (!writer->first)
		g_string_append_c(writer->text, ',');
	if (writer->depth > 0)
		put_break(writer);
	writer->first = false;
	if (key != NULL) {
		put_quoted(writer->text, key);
		g_string_append_c(writer->text, ':');
		if (writer->pretty)
			g_string_append_c(writer->text, ' ');
	}
}

void writer_begin(struct writer *writer, const char *key, char bracket)
{
	put_key(writer, key);
	g_string_append_c(writer->text, bracket);
	writer->depth++;
	writer->first = true;
	if (writer->flat > 0)
		writer->flat++;
}

void writer_begin_flat(struct writer *writer, const char *key, char bracket)
{
	bool inside = writer->flat > 0;

	writer_begin(writer, key, bracket);
	if (!inside)
		writer->flat = 1;
}

void writer_end(struct writer *writer, char bracket)
{
	writer->depth--;
	if (!writer->first)
		put_break(writer);
	if (writer->flat > 0)
		writer->flat--;
	g_string_append_c(writer->text, bracket);
	writer->first = false;
}

void writer_string(struct writer *writer, const char *key, const char *value)
{
	put_key(writer, key);
	put_quoted(writer->text, value);
}

void writer_integer(struct writer *writer, const char *key, int64_t value)
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digits[24];
	size_t at = sizeof digits;

	/* By hand: printf would be a third of the time of a whole calculation. */
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--at] = '-';
	put_key(writer, key);
	g_string_append_len(writer->text, digits + at, (gssize)(sizeof digits - at));
}

void writer_real(struct writer *writer, const char *key, double value)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	/* Whatever the locale: with a point. */
	put_key(writer, key);
	g_string_append(
	    writer->text, g_ascii_formatd(digits, sizeof(digits), "%.6g", value));
}

void writer_boolean(struct writer *writer, const char *key, bool value)
{
	put_key(writer, key);
	g_string_append(writer->text, value ? "true" : "false");
}

void writer_json(struct writer *writer, const char *key, const char *json)
{
	put_key(writer, key);
	g_string_append(writer->text, json);
}

void writer_null(struct writer *writer, const char *key)
{
	put_key(writer, key);
	g_string_append(writer->text, "null");
}

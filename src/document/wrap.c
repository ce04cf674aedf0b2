/* SPDX-License-Identifier: EUPL-1.2 */
#include "wrap.h"

#include <string.h>

#include "terugkeerdesk/core/text.h"

static int widest_piece(const char *text, const char *ends)
{
	int widest = 0;

	for (;;) {
		size_t length = strcspn(text, ends);

		widest = MAX(widest, text_width(text, length));
		if (text[length] == '\0')
			return widest;
		text += length + 1;
	}
}

int wrap_widest_line(const char *text)
{
	return widest_piece(text, "\n");
}

int wrap_widest_word(const char *text)
{
	return widest_piece(text, " \n");
}

/* Bytes of the longest run of whole clusters that fits; at least one cluster. */
static size_t fitting(const char *word, size_t length, int width)
{
	size_t at = text_next(word, 0);

	while (at < length) {
		size_t next = text_next(word, at);

		if (next > length || text_width(word, next) > width)
			break;
		at = next;
	}
	return MIN(at, length);
}

struct filler {
	GPtrArray *lines;
	GString *line;
	int used; /* columns of `line` */
	int width;
};

static void end_line(struct filler *filler)
{
	g_ptr_array_add(filler->lines, g_strdup(filler->line->str));
	g_string_truncate(filler->line, 0);
	filler->used = 0;
}

static void add_word(struct filler *filler, const char *word, size_t length)
{
	int columns = text_width(word, length);

	if (filler->line->len > 0) {
		if (filler->used + 1 + columns <= filler->width) {
			g_string_append_c(filler->line, ' ');
			filler->used++;
		} else {
			end_line(filler);
		}
	}
	while (columns > filler->width) {
		size_t part = fitting(word, length, filler->width);

		if (part == length)
			break;
		g_string_append_len(filler->line, word, (gssize)part);
		end_line(filler);
		word += part;
		length -= part;
		columns = text_width(word, length);
	}
	g_string_append_len(filler->line, word, (gssize)length);
	filler->used += columns;
}

static void free_line(void *line)
{
	text_free(line);
}

GPtrArray *wrap_lines(const char *text, int width)
{
	struct filler filler = {
		.lines = g_ptr_array_new_with_free_func(free_line),
		.line = g_string_sized_new(strlen(text) + 1), /* not moved */
		.width = MAX(width, 1),
	};

	for (;;) {
		size_t length = strcspn(text, " \n");

		if (length > 0)
			add_word(&filler, text, length);
		if (text[length] == '\0')
			break;
		if (text[length] == '\n')
			end_line(&filler);
		text += length + 1;
	}
	end_line(&filler);
	explicit_bzero(filler.line->str, filler.line->allocated_len);
	g_string_free(filler.line, TRUE);
	return filler.lines;
}

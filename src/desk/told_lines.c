/* SPDX-License-Identifier: EUPL-1.2 */
#include "told_lines.h"

#include <string.h>

#include "terugkeerdesk/core/text.h"

#define BETWEEN_CELLS " · "
#define LINE_BYTES    4096 /* of most lines: text that has to grow leaves what it held */

static void free_line(void *line)
{
	text_free(line);
}

static GPtrArray *new_lines(void)
{
	return g_ptr_array_new_with_free_func(free_line);
}

/* --- a document as lines --- */

/* NULL: a block that says nothing. */
static char *make_line(const struct block *block, const struct catalogue *catalogue)
{
	const char *between = block->type == BLOCK_TABLE_ROW ? BETWEEN_CELLS : " ";
	GString *line = g_string_sized_new(LINE_BYTES);

	g_string_append_c(line, block->type == BLOCK_HEADING ? LINE_HEADING : LINE_TEXT);
	for (int i = 0; i < block->cell_count; i++) {
		char *text = block->cell[i].passing
		    ? NULL : cell_text(&block->cell[i], catalogue);

		if (text == NULL || *text == '\0') {
			text_free(text);
			continue;
		}
		if (line->len > 1)
			g_string_append(line, between);
		g_string_append(line, g_strdelimit(text, "\n", ' '));
		text_free(text);
	}
	if (line->len > 1)
		return g_string_free(line, FALSE);
	g_string_free(line, TRUE);
	return NULL;
}

GPtrArray *told_lines_of(
    const struct document *document, const struct catalogue *catalogue)
{
	GPtrArray *lines = new_lines();

	for (size_t i = 0; i < document->count; i++) {
		char *line = make_line(&document->block[i], catalogue);

		if (line != NULL)
			g_ptr_array_add(lines, line);
	}
	return lines;
}

char *told_lines_join(const GPtrArray *lines)
{
	size_t size = 1;
	GString *text;

	for (guint i = 0; i < lines->len; i++)
		size += strlen(g_ptr_array_index(lines, i)) + 1;
	text = g_string_sized_new(size);
	for (guint i = 0; i < lines->len; i++) {
		g_string_append(text, g_ptr_array_index(lines, i));
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

GPtrArray *told_lines_split(const char *text)
{
	GPtrArray *lines = new_lines();

	for (const char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
		if (end > text)
			g_ptr_array_add(lines, g_strndup(text, (size_t)(end - text)));
	}
	return lines;
}

/* --- two documents --- */

/* Two documents, and where their comparison stands. */
struct comparison {
	const GPtrArray *then, *now;
	const char *then_heading, *now_heading; /* NULL: none yet */
	GArray *list; /* of struct desk_told_line */
};

static const char *line_at(const GPtrArray *lines, guint index)
{
	return g_ptr_array_index(lines, index);
}

static bool is_same(const struct comparison *of, guint then, guint now)
{
	return strcmp(line_at(of->then, then), line_at(of->now, now)) == 0;
}

/* Rows of a table that begin with the same cell. */
static bool is_same_row(const char *one, const char *other)
{
	const char *end = strstr(one, BETWEEN_CELLS);
	size_t length = end != NULL ? (size_t)(end - one) + strlen(BETWEEN_CELLS) : 0;

	return length > 0 && strncmp(one, other, length) == 0;
}

/* Do they begin and end so much alike that one took the place of the other? */
static bool is_alike(const char *one, const char *other)
{
	size_t one_length = strlen(one), other_length = strlen(other);
	size_t least = MIN(one_length, other_length) - 1; /* without the byte of the kind */
	size_t head = 0, tail = 0;

	if (one[0] != other[0] || is_same_row(one, other))
		return one[0] == other[0];
	while (head < least && one[head + 1] == other[head + 1])
		head++;
	while (tail < least - head &&
	       one[one_length - tail - 1] == other[other_length - tail - 1])
		tail++;
	return 2 * (head + tail) >= least;
}

static void pass(const char **heading, const char *line)
{
	if (line != NULL && line[0] == LINE_HEADING)
		*heading = line + 1;
}

/* NULL: none. */
static void add(struct comparison *of, const char *then, const char *now)
{
	const char *line = now != NULL ? now : then;
	struct desk_told_line told = {
		.then = then != NULL ? g_strdup(then + 1) : NULL,
		.now = now != NULL ? g_strdup(now + 1) : NULL,
	};

	if (line[0] != LINE_HEADING)
		told.heading =
		    g_strdup(now != NULL ? of->now_heading : of->then_heading);
	g_array_append_val(of->list, told);
	pass(&of->then_heading, then);
	pass(&of->now_heading, now);
}

/* A stretch in which no line is the same: pairs of lines that are alike, in order. */
static void add_stretch(
    struct comparison *of, guint then, guint then_end, guint now, guint now_end)
{
	for (; then < then_end; then++) {
		const char *line = line_at(of->then, then);
		guint found = now;

		while (found < now_end && !is_alike(line, line_at(of->now, found)))
			found++;
		if (found == now_end) {
			add(of, line, NULL);
			continue;
		}
		while (now < found)
			add(of, NULL, line_at(of->now, now++));
		add(of, line, line_at(of->now, now++));
	}
	while (now < now_end)
		add(of, NULL, line_at(of->now, now++));
}

/* For each place in both, how many lines they have in common from there on. */
static uint16_t *count_common(const struct comparison *of)
{
	size_t width = of->now->len + 1;
	uint16_t *common = g_new0(uint16_t, (of->then->len + 1) * width);

	for (size_t then = of->then->len; then-- > 0;)
		for (size_t now = of->now->len; now-- > 0;) {
			uint16_t *at = &common[then * width + now];

			*at = is_same(of, (guint)then, (guint)now)
			    ? (uint16_t)(at[width + 1] + 1) : MAX(at[width], at[1]);
		}
	return common;
}

static void walk(struct comparison *of)
{
	size_t width = of->now->len + 1;
	uint16_t *common = count_common(of);
	guint then = 0, now = 0;

	while (then < of->then->len || now < of->now->len) {
		guint then_end = then, now_end = now;

		while (then_end < of->then->len && now_end < of->now->len &&
		       !is_same(of, then_end, now_end)) {
			const uint16_t *at = &common[then_end * width + now_end];

			if (at[width] >= at[1])
				then_end++;
			else
				now_end++;
		}
		if (then_end == of->then->len || now_end == of->now->len) {
			then_end = of->then->len;
			now_end = of->now->len;
		}
		add_stretch(of, then, then_end, now, now_end);
		for (then = then_end, now = now_end;
		     then < of->then->len && now < of->now->len && is_same(of, then, now);
		     then++, now++) {
			pass(&of->then_heading, line_at(of->then, then));
			pass(&of->now_heading, line_at(of->now, now));
		}
	}
	g_free(common);
}

static bool is_all_the_same(const struct comparison *of)
{
	bool same = of->then->len == of->now->len;

	for (guint i = 0; same && i < of->then->len; i++)
		same = is_same(of, i, i);
	return same;
}

size_t told_lines_compare(
    const GPtrArray *then, const GPtrArray *now, struct desk_told_line **ret)
{
	struct comparison comparison = { .then = then,
		.now = now,
		.list = g_array_new(FALSE, FALSE, sizeof(struct desk_told_line)) };
	size_t count;

	if (!is_all_the_same(&comparison))
		walk(&comparison);
	count = comparison.list->len;
	*ret = (struct desk_told_line *)(void *)g_array_free(comparison.list, FALSE);
	return count;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_source.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/exchange/household_csv.h"

#include "internal.h"
#include "report_chunks.h"
#include "report_crew.h"

#define PIECES (CREW_MOST + 2)

/* A line that could not be used; what is wrong with it is found out again when it is
 * told, so that a file full of faults needs no more memory than another. */
struct bad_line {
	int number; /* in its piece, from 1 */
	size_t at;
	size_t length;
};

/* Lines on their way through a worker. */
struct piece {
	struct chunk chunk;
	size_t from; /* where the rows begin */
	int lines;
	GArray *bad; /* struct bad_line */
	int64_t unfinished;
	int64_t filtered;
	int64_t counted;
};

struct table {
	struct desk *desk;
	const struct report_sink *sink;
	const struct desk_watch *watch;
	struct desk_read *read;
	struct chunks chunks;
	bool json; /* a case file per line; else a table */
	struct household_csv csv;
	struct piece piece[PIECES];
	int64_t lines; /* of all pieces that came back */
};

/* Who works on a piece. */
struct worker {
	struct table *table;
	void *own; /* of the sink */
};

/* --- in a thread --- */

static bool is_blank(const char *line, size_t length)
{
	while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL &&
	       line[length - 1] != '\0')
		length--;
	return length == 0;
}

static int take_row(
    struct worker *worker, const char *line, size_t length, struct piece *piece)
{
	const struct table *table = worker->table;
	struct household_row row;

	if (household_csv_row(&table->csv, line, length, &row, NULL) != 0)
		return -1;
	if (!case_filter_row(&table->read->filter, &table->desk->countries, &row)) {
		piece->filtered++;
		return 0;
	}
	table->sink->row(worker->own, &row);
	piece->counted++;
	return 0;
}

static int take_file(
    struct worker *worker, const char *line, size_t length, struct piece *piece)
{
	const struct table *table = worker->table;
	struct case_file file = { 0 };

	if (desk_read_case(table->desk, line, length, &file, NULL) != 0)
		return -1;
	if (!case_filter_file(&table->read->filter, &table->desk->countries, &file))
		piece->filtered++;
	else if (table->sink->file(worker->own, &file, NULL))
		piece->counted++;
	else
		piece->unfinished++;
	desk_wipe_case(&file);
	return 0;
}

static void work(void *data, void *given)
{
	struct worker *worker = data;
	struct piece *piece = given;
	size_t at = piece->from;
	const char *line;
	size_t length;

	while (chunk_line(&piece->chunk, &at, &line, &length)) {
		struct bad_line bad = {
			++piece->lines,
			(size_t)(line - piece->chunk.bytes),
			length,
		};
		int failed = 0;

		if (is_blank(line, length))
			continue;
		failed = worker->table->json ? take_file(worker, line, length, piece)
					     : take_row(worker, line, length, piece);
		if (failed != 0)
			g_array_append_val(piece->bad, bad);
	}
}

/* --- in the thread that asked --- */

static void tell(const struct table *table, int64_t number, struct fault *fault)
{
	fault_at(fault, table->chunks.path, (int)number);
	table->read->bad++;
	if (table->watch != NULL && table->watch->bad_row != NULL)
		table->watch->bad_row(table->watch->data, fault);
}

static void tell_bad(
    struct table *table, const struct piece *piece, const struct bad_line *bad)
{
	const char *line = piece->chunk.bytes + bad->at;
	struct case_file file = { 0 };
	struct household_row row;
	struct fault fault = { 0 };

	if (table->json)
		desk_read_case(table->desk, line, bad->length, &file, &fault);
	else
		household_csv_row(&table->csv, line, bad->length, &row, &fault);
	desk_wipe_case(&file);
	tell(table, table->lines + bad->number, &fault);
}

static void take_back(struct table *table, const struct piece *piece)
{
	struct fault fault;

	for (guint i = 0; i < piece->bad->len; i++)
		tell_bad(table, piece, &g_array_index(piece->bad, struct bad_line, i));
	table->lines += piece->lines;
	table->read->unfinished += piece->unfinished;
	table->read->filtered += piece->filtered;
	table->read->counted += piece->counted;
	if (!piece->chunk.long_line)
		return;
	/* TRANSLATORS: the size of one case file, or of one line of many */
	fault_set(&fault, FAULT_TOO_LONG, "", NULL, N_("one megabyte"));
	tell(table, ++table->lines, &fault);
}

static int next_piece(struct table *table, struct piece *piece, struct fault *fault)
{
	piece->from = 0;
	piece->lines = 0;
	piece->unfinished = 0;
	piece->filtered = 0;
	piece->counted = 0;
	g_array_set_size(piece->bad, 0);
	return chunks_next(&table->chunks, &piece->chunk, fault);
}

/* The first line that is not empty names the columns, or is a case already. */
static int read_head(struct table *table, struct piece *piece, struct fault *fault)
{
	static const char mark[] = "\xef\xbb\xbf";
	const char *line = "";
	size_t length = 0;
	size_t at = 0;

	if (piece->chunk.size >= strlen(mark) &&
	    memcmp(piece->chunk.bytes, mark, strlen(mark)) == 0)
		at = strlen(mark);
	for (piece->from = at; chunk_line(&piece->chunk, &at, &line, &length);
	     piece->from = at) {
		if (!is_blank(line, length))
			break;
		table->lines++;
	}
	table->json = length > 0 && line[0] == '{';
	if (table->json)
		return 0;
	if (household_csv_header(
		line, length, &table->desk->countries, &table->csv, fault) != 0)
		return fault_at(fault, table->chunks.path, (int)table->lines + 1);
	table->lines++;
	piece->from = at;
	return 0;
}

static int read_pieces(struct table *table, struct crew *crew, struct fault *fault)
{
	struct piece *piece;
	int status = 1;

	for (int i = 0; status == 1 && !table->read->stopped; i++) {
		piece = &table->piece[i % PIECES];
		if (i >= PIECES)
			take_back(table, crew_take(crew));
		status = next_piece(table, piece, fault);
		if (i == 0 && status >= 0 && read_head(table, piece, fault) != 0)
			return -1;
		if (status == 1)
			crew_give(crew, piece);
		table->read->stopped = !report_progress(
		    table->watch, table->chunks.done, table->chunks.size);
	}
	while ((piece = crew_take(crew)) != NULL)
		take_back(table, piece);
	table->read->cut = table->chunks.cut;
	return status < 0 ? -1 : 0;
}

static int read_all(struct table *table, struct fault *fault)
{
	struct worker worker[CREW_MOST];
	void *workers[CREW_MOST];
	int count = crew_size();
	struct crew *crew;
	int failed;

	for (int i = 0; i < count; i++) {
		worker[i] =
		    (struct worker){ table, table->sink->begin(table->sink->data) };
		workers[i] = &worker[i];
	}
	crew = crew_new(work, workers, count);
	failed = read_pieces(table, crew, fault);
	crew_free(crew);
	for (int i = 0; i < count; i++)
		table->sink->end(table->sink->data, worker[i].own);
	return failed;
}

int report_read_table(struct desk *desk, const char *path, const struct report_sink *sink,
    const struct desk_watch *watch, struct desk_read *ret, struct fault *fault)
{
	struct table *table = g_new0(struct table, 1);
	int failed;

	*table =
	    (struct table){ .desk = desk, .sink = sink, .watch = watch, .read = ret };
	if (chunks_open(&table->chunks, path, fault) != 0) {
		g_free(table);
		return -1;
	}
	for (int i = 0; i < PIECES; i++) {
		chunk_init(&table->piece[i].chunk);
		table->piece[i].bad = g_array_new(FALSE, FALSE, sizeof(struct bad_line));
	}
	failed = read_all(table, fault);
	for (int i = 0; i < PIECES; i++) {
		chunk_clear(&table->piece[i].chunk);
		g_array_free(table->piece[i].bad, TRUE);
	}
	chunks_close(&table->chunks);
	g_free(table);
	return failed;
}

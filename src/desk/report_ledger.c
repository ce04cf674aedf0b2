/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_source.h"

#include <glib.h>

#include "terugkeerdesk/ledger/walk.h"

#include "found.h"
#include "internal.h"
#include "report_crew.h"

#define PIECES (CREW_MOST + 2)

/* Sealed cases on their way through a worker. */
struct piece {
	struct ledger_batch *batch;
	int64_t unfinished;
	int64_t filtered;
	int64_t counted;
	size_t unreadable;
	struct desk_found found;
};

struct reading {
	struct desk *desk;
	const struct report_sink *sink;
	const struct desk_watch *watch;
	struct desk_read *read;
	struct desk_found *found; /* NULL: nobody asks for cases */
	struct ledger_walk *walk;
	struct piece piece[PIECES];
	int64_t done;
	int64_t all;
};

/* Who works on a piece. */
struct worker {
	struct reading *reading;
	void *own; /* of the sink */
	struct piece *piece;
};

/* --- in a thread --- */

static void count_case(
    struct worker *worker, const char *uuid, const struct case_file *file)
{
	const struct reading *reading = worker->reading;
	struct piece *piece = worker->piece;
	struct desk_found_case *found = NULL;

	/* Noted before it is counted: the report may have something to add. */
	if (reading->found != NULL)
		found = found_add(&piece->found, &reading->desk->countries, uuid, file);
	if (reading->sink->file(worker->own, file, found)) {
		piece->counted++;
		return;
	}
	piece->unfinished++;
	if (found != NULL)
		found_drop(&piece->found);
}

static void take_case(void *data, const char *uuid, const struct case_file *file)
{
	struct worker *worker = data;
	const struct reading *reading = worker->reading;

	if (case_filter_file(&reading->read->filter, &reading->desk->countries, file))
		count_case(worker, uuid, file);
	else
		worker->piece->filtered++;
}

static void work(void *data, void *given)
{
	struct worker *worker = data;

	worker->piece = given;
	worker->piece->unreadable = ledger_batch_open(
	    worker->reading->walk, worker->piece->batch, take_case, worker);
}

/* --- in the thread that asked --- */

static void take_back(struct reading *reading, struct piece *piece)
{
	reading->read->unfinished += piece->unfinished;
	reading->read->filtered += piece->filtered;
	reading->read->counted += piece->counted;
	reading->read->unreadable += (int64_t)piece->unreadable;
	reading->done += (int64_t)ledger_batch_count(piece->batch);
	if (reading->found != NULL)
		found_append(reading->found, &piece->found);
}

static int read_pieces(struct reading *reading, struct crew *crew, struct fault *fault)
{
	struct piece *piece;
	int status = 1;

	for (int i = 0; status == 1 && !reading->read->stopped; i++) {
		piece = &reading->piece[i % PIECES];
		if (i >= PIECES)
			take_back(reading, crew_take(crew));
		piece->unfinished = piece->filtered = piece->counted = 0;
		status = ledger_walk_next(reading->walk, piece->batch, fault);
		if (status == 1)
			crew_give(crew, piece);
		reading->read->stopped =
		    !report_progress(reading->watch, reading->done, reading->all);
	}
	while ((piece = crew_take(crew)) != NULL)
		take_back(reading, piece);
	return status < 0 ? -1 : 0;
}

static int read_all(struct reading *reading, struct fault *fault)
{
	struct worker worker[CREW_MOST];
	void *workers[CREW_MOST];
	int count = crew_size();
	struct crew *crew;
	int failed;

	for (int i = 0; i < count; i++) {
		worker[i] = (struct worker){ reading,
			reading->sink->begin(reading->sink->data), NULL };
		workers[i] = &worker[i];
	}
	crew = crew_new(work, workers, count);
	failed = read_pieces(reading, crew, fault);
	crew_free(crew);
	for (int i = 0; i < count; i++)
		reading->sink->end(reading->sink->data, worker[i].own);
	return failed;
}

int report_read_ledger(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret,
    struct fault *fault)
{
	struct reading reading = {
		.desk = desk,
		.sink = sink,
		.watch = watch,
		.read = ret,
		.found = cases->found,
	};
	int failed;

	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	reading.all = (int64_t)ledger_row_count(desk->ledger);
	reading.walk = ledger_walk_new(desk->ledger, fault);
	if (reading.walk == NULL)
		return -1;
	for (int i = 0; i < PIECES; i++)
		reading.piece[i].batch = ledger_batch_new();
	failed = read_all(&reading, fault);
	for (int i = 0; i < PIECES; i++) {
		ledger_batch_free(reading.piece[i].batch);
		desk_found_clear(&reading.piece[i].found);
	}
	ledger_walk_free(reading.walk);
	return failed;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_crew.h"

#include <stdbool.h>

#include <glib.h>

struct place {
	void *piece;
	bool done;
};

/* A ring of pieces: taken back <= begun <= given, each counting on for ever. */
struct crew {
	void (*work)(void *worker, void *piece);
	GMutex lock; /* for all that follows */
	GCond changed;
	struct place place[CREW_PIECES];
	unsigned given, begun, taken;
	bool ending;
	GThread *thread[CREW_MOST];
	int count;
	void *own; /* a worker for the caller, when no thread could be started */
};

struct start {
	struct crew *crew;
	void *worker;
};

static struct place *place_at(struct crew *crew, unsigned number)
{
	return &crew->place[number % CREW_PIECES];
}

static void *run(void *data)
{
	struct start start = *(struct start *)data;
	struct crew *crew = start.crew;

	g_free(data);
	g_mutex_lock(&crew->lock);
	for (;;) {
		struct place *place;

		while (crew->begun == crew->given && !crew->ending)
			g_cond_wait(&crew->changed, &crew->lock);
		if (crew->begun == crew->given)
			break;
		place = place_at(crew, crew->begun++);
		g_mutex_unlock(&crew->lock);
		crew->work(start.worker, place->piece);
		g_mutex_lock(&crew->lock);
		place->done = true;
		g_cond_broadcast(&crew->changed);
	}
	g_mutex_unlock(&crew->lock);
	return NULL;
}

int crew_size(void)
{
	unsigned processors = g_get_num_processors();

	return processors < CREW_MOST ? (int)processors : CREW_MOST;
}

struct crew *crew_new(
    void (*work)(void *worker, void *piece), void *const *worker, int count)
{
	struct crew *crew = g_new0(struct crew, 1);

	crew->work = work;
	crew->own = worker[0];
	g_mutex_init(&crew->lock);
	g_cond_init(&crew->changed);
	for (int i = 0; i < count; i++) {
		struct start *start = g_new(struct start, 1);

		*start = (struct start){ crew, worker[i] };
		crew->thread[crew->count] = g_thread_try_new("report", run, start, NULL);
		if (crew->thread[crew->count] == NULL) {
			g_free(start);
			break;
		}
		crew->count++;
	}
	return crew;
}

void crew_give(struct crew *crew, void *piece)
{
	if (crew->count == 0)
		crew->work(crew->own, piece);
	g_mutex_lock(&crew->lock);
	*place_at(crew, crew->given++) =
	    (struct place){ .piece = piece, .done = crew->count == 0 };
	g_cond_broadcast(&crew->changed);
	g_mutex_unlock(&crew->lock);
}

void *crew_take(struct crew *crew)
{
	struct place *place = place_at(crew, crew->taken);
	void *piece = NULL;

	g_mutex_lock(&crew->lock);
	if (crew->taken != crew->given) {
		while (!place->done)
			g_cond_wait(&crew->changed, &crew->lock);
		piece = place->piece;
		crew->taken++;
	}
	g_mutex_unlock(&crew->lock);
	return piece;
}

void crew_free(struct crew *crew)
{
	if (crew == NULL)
		return;
	g_mutex_lock(&crew->lock);
	crew->ending = true;
	g_cond_broadcast(&crew->changed);
	g_mutex_unlock(&crew->lock);
	for (int i = 0; i < crew->count; i++)
		g_thread_join(crew->thread[i]);
	g_mutex_clear(&crew->lock);
	g_cond_clear(&crew->changed);
	g_free(crew);
}

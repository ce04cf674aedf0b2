/* SPDX-License-Identifier: EUPL-1.2 */
#include "worker.h"

#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* One byte through the pipe for each. */
enum {
	TOLD_PROGRESS = 'p',
	TOLD_END = 'e'
};

struct worker {
	pthread_t thread;
	void (*run)(struct worker *worker, void *data);
	void *data;
	int told[2];
	atomic_int permille;
	atomic_bool cancelled;
	bool ended;
};

/* The pipe may be full of progress that nobody read yet: the end must still get through,
 * progress need not. */
static void tell(struct worker *worker, char what)
{
	struct pollfd room = { .fd = worker->told[1], .events = POLLOUT };

	while (write(worker->told[1], &what, 1) < 0 && what == TOLD_END)
		poll(&room, 1, -1);
}

static void *body(void *data)
{
	struct worker *worker = data;

	worker->run(worker, worker->data);
	tell(worker, TOLD_END);
	return NULL;
}

struct worker *worker_start(void (*run)(struct worker *worker, void *data), void *data)
{
	struct worker *worker = g_new0(struct worker, 1);
	sigset_t all, before;
	int failed;

	worker->run = run;
	worker->data = data;
	if (pipe(worker->told) < 0)
		goto fail;
	for (int i = 0; i < 2; i++) {
		fcntl(worker->told[i], F_SETFL, O_NONBLOCK);
		fcntl(worker->told[i], F_SETFD, FD_CLOEXEC);
	}
	/* Signals are for the loop. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&worker->thread, NULL, body, worker);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed)
		goto fail_pipe;
	return worker;

fail_pipe:
	close(worker->told[0]);
	close(worker->told[1]);
fail:
	g_free(worker);
	return NULL;
}

bool worker_progress(struct worker *worker, int permille)
{
	if (atomic_exchange(&worker->permille, permille) != permille)
		tell(worker, TOLD_PROGRESS);
	return !atomic_load(&worker->cancelled);
}

int worker_descriptor(const struct worker *worker)
{
	return worker->told[0];
}

int worker_permille(const struct worker *worker)
{
	return atomic_load(&worker->permille);
}

bool worker_ended(struct worker *worker)
{
	char what;

	while (read(worker->told[0], &what, 1) == 1) {
		if (what == TOLD_END)
			worker->ended = true;
	}
	return worker->ended;
}

void worker_cancel(struct worker *worker)
{
	atomic_store(&worker->cancelled, true);
}

void worker_free(struct worker *worker)
{
	if (worker == NULL)
		return;
	pthread_join(worker->thread, NULL);
	close(worker->told[0]);
	close(worker->told[1]);
	g_free(worker);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * worker.h - slow work in a thread of its own, which neither translates nor draws.
 */
#ifndef TERUGKEERDESK_SRC_TUI_WORKER_H
#define TERUGKEERDESK_SRC_TUI_WORKER_H

#include <stdbool.h>

struct worker;

/* Start `run`; NULL when there can be no thread. */
struct worker *worker_start(void (*run)(struct worker *worker, void *data), void *data);

/* In the thread: how far, 0..1000.  False: the user cancelled. */
bool worker_progress(struct worker *worker, int permille);

/* In the loop: readable when there is progress or an end. */
int worker_descriptor(const struct worker *worker);
int worker_permille(const struct worker *worker);
/* Read what the thread told; true once it has ended. */
bool worker_ended(struct worker *worker);
void worker_cancel(struct worker *worker);

/* Waits for the thread.  NULL is fine. */
void worker_free(struct worker *worker);

#endif

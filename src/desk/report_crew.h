/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/report_crew.h - threads that work on pieces; the pieces come back in order.
 */
#ifndef DESK_REPORT_CREW_H
#define DESK_REPORT_CREW_H

struct crew;

#define CREW_MOST   8 /* threads */
#define CREW_PIECES (CREW_MOST + 4) /* may be given and not yet taken back */

/* How many workers are worth their while here, 1..CREW_MOST. */
int crew_size(void);

/* Start a thread per worker.  `work` is called with a worker of its own and a piece. */
struct crew *crew_new(void (*work)(void *worker, void *piece), void *const *worker, int count);
/* At most CREW_PIECES at a time. */
void crew_give(struct crew *crew, void *piece);
/* The piece that was given first, once the work on it is done; NULL: all were taken. */
void *crew_take(struct crew *crew);
/* Waits for the threads.  NULL is fine. */
void crew_free(struct crew *crew);

#endif

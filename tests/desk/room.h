/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/desk/room.h - a desk with the real rules and a real ledger in a folder of its
 * own.
 */
#ifndef TERUGKEERDESK_TESTS_DESK_ROOM_H
#define TERUGKEERDESK_TESTS_DESK_ROOM_H

#include "terugkeerdesk/desk/desk.h"

#include "support.h"

#define ROOM_PASSPHRASE "vier gewone woorden samen"

struct room {
	char *folder;
	char *data;
	char *ledger;
	struct config config;
	struct desk *desk;  /* rules read, ledger made and unlocked */
	struct desk *other; /* a second desk on the same ledger, likewise */
	struct fault fault;
};

int room_enter(void **state); /* with both desks */
int room_leave(void **state);

/* A desk at the ledger of the room: rules not read, ledger not opened. */
struct desk *room_desk(struct room *room);

/* Set a fact from its word in a case file. */
void room_set(struct desk_case *opened, enum fact_id fact, int person, const char *word);
/* The word of a fact is as expected. */
void room_expect(
    const struct case_file *file, enum fact_id fact, int person, const char *word);

/* A case of one person "A" registered on 22 March 2024, saved. */
struct desk_case *room_saved_case(struct room *room, struct desk *desk);

/* Fails the test with the fault when `result` is not 0. */
void room_fine(const struct room *room, int result);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/bench/workplace.h - a folder with a ledger, and an environment that is the same
 * on every machine.
 */
#ifndef TERUGKEERDESK_TESTS_BENCH_WORKPLACE_H
#define TERUGKEERDESK_TESTS_BENCH_WORKPLACE_H

#define WORKPLACE_PASSPHRASE "an example of a passphrase"

struct workplace {
	char folder[64];
	char ledger[96];
	char passphrase[96]; /* path of the file with it */
	char case_number[32]; /* of the case that was added last */
};

/* `program` makes the ledger.  The working folder and the environment become those of
 * the workplace; paths given to programs afterwards must be absolute. */
void workplace_open(struct workplace *place, const char *program);
/* Adds a case file (an absolute path) to the ledger. */
void workplace_add_case(struct workplace *place, const char *program, const char *file);
/* Removes the folder. */
void workplace_close(const struct workplace *place);

#endif

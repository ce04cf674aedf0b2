/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/spread_store.h - what was worked out for persons before.
 *
 * Of somebody with answers missing the amounts depend on little: the stretch and the
 * kind, which sections are satisfied or open, the profiles and tariffs that are possible.
 * So few are different over a million households.  Two tables of fixed size: one row per
 * hash, the last that came keeps it.
 */
#ifndef TERUGKEERDESK_SRC_CORE_SPREAD_STORE_H
#define TERUGKEERDESK_SRC_CORE_SPREAD_STORE_H

#include "terugkeerdesk/core/spread.h"

#include "completion.h"

#define STORED_SPREADS 8192 /* powers of two */
#define STORED_TOTALS  8192
#define STORED_PARTS   12 /* of a spread that are not 0, at most */

/* Everything that the amounts of one person depend on; never 0.  See spread_store_key. */
typedef uint64_t person_key;

/* By payers, moments and forms, in one package: what is not 0 of a spread. */
struct stored_spread {
	person_key person; /* 0: empty */
	uint64_t moved;    /* set of payments */
	uint8_t route;     /* small_answer */
	uint8_t package;
	uint8_t count;
	uint8_t of[STORED_PARTS]; /* enum spread_of */
	uint32_t missing;
	int32_t min[STORED_PARTS];
	int32_t max[STORED_PARTS];
};
/* Put a spread into a row that has its key; a row that does not fit is
 * left empty. */
void stored_spread_put(struct stored_spread *row, const struct spread *spread);

/* Totals in every package, of one person or of all. */
struct totals {
	cents min[PACKAGE_COUNT];
	cents max[PACKAGE_COUNT];
	unsigned missing; /* bit per package */
};
struct stored_totals {
	person_key person; /* 0: empty */
	struct totals totals;
};

/* What can be missing in a stretch and change an amount, in intake order. */
struct asked_fact {
	enum fact_id fact;
	uint8_t offset; /* in struct household or struct member */
	uint8_t values;
	bool of_member;
	/* What its answers make of the rules; NULL: nothing.  `rules` are all that they
	 * decide; no other fact does, unless `shared`. */
	const struct fact_table *table;
	uint64_t rules;
	bool shared;
	package_mask packages; /* in which it matters */
	unsigned sections;     /* that it decides, or EVERY_SECTION: more than sections */
};
#define EVERY_SECTION (~0u)
#define ASKED_MAX     (2 * FACT_TABLES_MAX)
struct asked {
	struct asked_fact fact[ASKED_MAX];
	int fact_count;
	/* A country for each way in which nationalities differ. */
	uint16_t row[COUNTRIES_MAX];
	int row_count;
};

struct spread_store {
	const struct rulebook *rulebook;
	struct stored_spread *spread;
	struct stored_totals *totals;
	struct asked **asked; /* by stretch; NULL until it is used */
	uint16_t *like;       /* by stretch: the first one that pays alike */
};

/* `needs`: sections that anything to be stored looks at. */
person_key spread_store_key(const struct spread_store *store,
    const struct stretch *stretch, enum departure_kind kind,
    const struct openness *openness, unsigned needs);

/* The row for it: whoever does not find it there fills it in. */
struct stored_spread *spread_store_spread(struct spread_store *store, person_key person,
    uint64_t moved, uint8_t route, enum package package);
struct stored_totals *spread_store_totals(struct spread_store *store, person_key person);

const struct asked *spread_store_asked(
    struct spread_store *store, const struct stretch *stretch);

#endif

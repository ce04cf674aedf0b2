/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/snapshot.h - what was shown, so that a later difference is seen.
 *
 * Every revision, printed page and override keeps one: the policies by id, a hash of
 * all policy and country files, and each line and total as it stood on the screen.
 */
#ifndef TERUGKEERDESK_CORE_SNAPSHOT_H
#define TERUGKEERDESK_CORE_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/core/record.h"

#define SNAPSHOT_ID_MAX 48

struct snapshot_line {
	uint8_t package;
	uint8_t person;
	char component[CONDITION_NAME_MAX];
	bool stated;
	struct range range;
};

struct snapshot {
	bool set; /* false: nothing could be shown (no registration date yet) */
	uint8_t rules_hash[32];
	char policy[PACKAGE_COUNT][SNAPSHOT_ID_MAX];
	enum applies applies;
	struct sum total[PACKAGE_COUNT];
	struct snapshot_line *line; /* owned */
	size_t line_count;
};

void snapshot_make(const struct rulebook *rulebook, const struct assessment *assessment,
    const uint8_t rules_hash[32], struct snapshot *ret);
void snapshot_clear(struct snapshot *snapshot);
void snapshot_put(struct record_writer *writer, const struct snapshot *snapshot);
/* -1 when the bytes are not a snapshot; *ret is then cleared. */
int snapshot_get(struct record_reader *reader, struct snapshot *ret);

/* One difference between then and now. */
struct snapshot_change {
	enum {
		SNAPSHOT_APPLIES,
		SNAPSHOT_POLICY,
		SNAPSHOT_TOTAL,
		SNAPSHOT_LINE
	} kind;
	uint8_t package;
	uint8_t person;
	char component[CONDITION_NAME_MAX];
	bool stated_then, stated_now;
	struct range then, now; /* a line that was or is not there: 0..0 */
	enum applies applies_then, applies_now;
	char policy_then[SNAPSHOT_ID_MAX], policy_now[SNAPSHOT_ID_MAX];
};
/* New memory in *ret, to g_free.  Zero when nothing differs, whatever the hashes. */
size_t snapshot_changes(const struct snapshot *then, const struct snapshot *now,
    struct snapshot_change **ret);

#endif

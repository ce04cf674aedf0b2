/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * exchange/place.h - where in a case file something is wrong.
 */
#ifndef EXCHANGE_PLACE_H
#define EXCHANGE_PLACE_H

#include <stddef.h>

#include <jansson.h>

#include "terugkeerdesk/core/fault.h"

/* "persons[2]"; the outermost object is { "", 0 }. */
struct place {
	const char *list;
	int number; /* from 1; 0: not in a list */
};

#define PLACE_TEXT 160

/* "persons[2].born_on"; `key` "" for the object itself.  Returns ret. */
const char *place_text(char ret[PLACE_TEXT], struct place place, const char *key);

/* The faults that any key can have.  All return -1, with `fault` filled. */
int place_wrong_type(struct place place, const char *key, const json_t *json,
    const char *expected, struct fault *fault);
int place_missing(struct place place, const char *key, const char *expected,
    struct fault *fault);
/* `known` are the keys that may stand here: those that are spelled much alike are
 * named, or all of them when none is. */
int place_unknown_key(struct place place, const char *key, const char *const *known,
    size_t count, struct fault *fault);

#endif

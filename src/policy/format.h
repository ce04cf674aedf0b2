/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/policy/format.h - the sections and keys of policy files, as one table.
 *
 * The loader, its complaints and (by a test) terugkeerdesk-policy(5) follow this table.
 */
#ifndef TERUGKEERDESK_SRC_POLICY_FORMAT_H
#define TERUGKEERDESK_SRC_POLICY_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/policy.h"

#include "field.h"

enum format_id {
	FORMAT_POLICY,
	FORMAT_COMPONENT,
	FORMAT_CONDITION,
	FORMAT_AMOUNT,
	FORMAT_OVERLAY,
	FORMAT_APPLIES,
	FORMAT_NOTICE,
	FORMAT_COUNT
};

struct format_key {
	const char *name;
	enum field_type type;
	size_t offset; /* in the struct of the section */
	bool required;
};

#define FORMAT_KEYS_MAX 32
#define FORMAT_NO_WORD  SIZE_MAX

struct format_section {
	const char *name;  /* first word of the section */
	const char *usage; /* msgid: how a section line looks */
	bool dotted;       /* the second word is GROUP.NAME */
	bool second_word;  /* and the third must be there */
	size_t
	    word_offset[2]; /* where the second and third word are kept; NO_WORD: none */
	const struct format_key *key; /* ends with a key without name */
};

extern const struct format_section format_sections[FORMAT_COUNT];

/* A section while it is read and checked. */
struct format_reading {
	const struct ini *ini;
	const struct ini_section *section;
	const struct format_section *format;
	struct faults *faults;
	uint32_t refused; /* keys, by number in the table, that hold a fault */
	uint32_t meant;   /* keys that a misspelt one probably stands for */
	bool sound;       /* nothing was wrong so far */
};

/* The kind of a section by its first word; NULL when there is none. */
const struct format_section *format_find(const struct ini_section *section);

/* Read the words and keys of reading->section into `rule`, whose defaults are set; texts
 * that are not given become "". */
void format_read(struct format_reading *reading, void *rule);

/* Was the key given with a value that could be read? */
bool format_has(const struct format_reading *reading, const char *key);

/* Complain about a key that is there; one that is not (unless its absence is a fault that
 * was named already); one that should not be there; or (key NULL) the section. */
void format_refuse(struct format_reading *reading, const char *key, enum fault_code code,
    const char *found, const char *expected);
void format_require(struct format_reading *reading, const char *key);
void format_forbid(struct format_reading *reading, const char *key, const char *expected);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/policy/policies.h - policy files and the country table, read strictly.
 *
 * Both are INI files, read with the module ini.  What may stand in a policy file is one
 * table, src/policy/format.c; terugkeerdesk-policy(5) documents it.
 */
#ifndef TERUGKEERDESK_POLICY_POLICIES_H
#define TERUGKEERDESK_POLICY_POLICIES_H

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/policy.h"

/* Read and check one policy file.  Every fault of the file is added to `faults` (may be
 * NULL), in order of lines; returns NULL when there was any, and never reports the same
 * thing twice.  What needs other files (that a condition exists, that dates are free) is
 * found when they are compiled together. */
struct policy *policy_read(const char *path, struct faults *faults);

/* Read every *.ini of a folder, in order of name; other files are left alone.  -1 with
 * faults when one is bad or when the folder cannot be read.  (Two cannot have one id: it
 * is the name of the file.)  Sorted; amendments come last. */
int policies_read(const char *folder, struct policy_set *ret, struct faults *faults);

/* An amendment may leave out the label and why of a condition or component that other
 * policies of the set have: it gets theirs.  policies_read has done so; needed again when
 * a policy was put in.  -1 with faults when nobody has a text. */
int policies_take_texts(struct policy_set *set, struct faults *faults);

/* Read countries.ini.  Checks that every country has one value in every list and that
 * names are there in both languages. */
int countries_read(const char *path, struct country_table *ret, struct faults *faults);

/* Is the file a country table and not a policy?  By its section, or where there is neither
 * by its name; one that cannot be read goes by its name. */
bool countries_is_table(const char *path);

/* BLAKE2b-256 over ids and file hashes of the set and over the country file: the
 * rules_hash of snapshots. */
int rules_hash(const struct policy_set *set, const char *countries_path, uint8_t ret[32],
    struct fault *fault);

#endif

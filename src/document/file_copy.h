/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document/file_copy.h - the parts of the copy for the file: everything, with sources.
 */
#ifndef TERUGKEERDESK_SRC_DOCUMENT_FILE_COPY_H
#define TERUGKEERDESK_SRC_DOCUMENT_FILE_COPY_H

#include "summary_parts.h"

/* All facts, answered or not, of the case and of each person; the overrides. */
void file_copy_facts(const struct summary *summary);
void file_copy_overrides(const struct summary *summary);

/* Totals and differences of the three packages; every line of each. */
void file_copy_totals(const struct summary *summary);
void file_copy_lines(const struct summary *summary, enum package package);
/* Every finding of a package, persons with the same answer together. */
void file_copy_findings(const struct summary *summary, enum package package);

#endif

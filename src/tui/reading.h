/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reading.h - a full screen with a text to read.
 */
#ifndef TERUGKEERDESK_SRC_TUI_READING_H
#define TERUGKEERDESK_SRC_TUI_READING_H

#include "loop.h"
#include "pager.h"
#include "terugkeerdesk/core/fault.h"

struct reading {
	const char *title; /* msgid */
	/* Write the text, in the language set; called again when that is switched. */
	void (*fill)(struct tui *tui, void *data, struct pager *pager);
	void (*free)(void *data); /* may be NULL */
};

void reading_open(struct tui *tui, const struct reading *reading, void *data);

/* For a text about faults: each as a sentence of its own; and the `free` of one whose data
 * are a `struct faults` in memory of its own. */
void reading_add_faults(struct pager *pager, const struct faults *faults);
void reading_free_faults(void *faults);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * output.h - a page on its way to a printer or into a file, with how far it is.
 *
 * The case is saved first, so that the log tells which revision was given; what becomes of
 * the page is noted in it.
 */
#ifndef TERUGKEERDESK_SRC_TUI_OUTPUT_H
#define TERUGKEERDESK_SRC_TUI_OUTPUT_H

#include "loop.h"
#include "terugkeerdesk/document/summary.h"

struct desk_calculation;
struct desk_case;

/* Which page.  The case and its calculation are borrowed, from a screen below. */
struct output_page {
	struct desk_case *opened;
	const struct desk_calculation *calculation;
	enum summary_for reader;
	enum lang lang;
};

/* Ask for a path, and save there as PDF. */
void output_save(struct tui *tui, const struct output_page *page);

#endif

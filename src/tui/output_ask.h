/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * output_ask.h - the questions before a page goes out, and the beginning of the way.
 */
#ifndef TERUGKEERDESK_SRC_TUI_OUTPUT_ASK_H
#define TERUGKEERDESK_SRC_TUI_OUTPUT_ASK_H

#include "output.h"

/* A file stands at the path: replace it? */
void output_ask_replace(struct tui *tui, const struct output_page *page, const char *path);

/* The address of a printer is typed, and printed on. */
void output_ask_address(struct tui *tui, const struct output_page *page);

/* The printer shows another certificate than before: print all the same?  The page, its
 * case and its calculation are borrowed. */
void output_ask_changed(struct tui *tui, const struct output_page *page,
    const char *printer, const struct fault *fault);

/* Begin; the window with how far it is comes up, or a message says why not. */
void output_start_print(
    struct tui *tui, const struct output_page *page, const char *printer);
void output_start_save(struct tui *tui, const struct output_page *page, const char *path,
    bool replace);

#endif

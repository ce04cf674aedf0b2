/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * input.h - what the terminal gives (keys, letters, clicks, pastes) to the screen on top.
 */
#ifndef TERUGKEERDESK_SRC_TUI_INPUT_H
#define TERUGKEERDESK_SRC_TUI_INPUT_H

struct terminal_input;
struct tui;

void input_take(struct tui *tui, const struct terminal_input *input);

/* Take a paste as it is, whether or not its end came. */
void input_end_paste(struct tui *tui);

#endif

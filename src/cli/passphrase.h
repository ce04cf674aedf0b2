/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/passphrase.h - the passphrase: from a file, or from the terminal without echo.
 *
 * Never from an argument or the environment: others on the machine can see those.
 */
#ifndef CLI_PASSPHRASE_H
#define CLI_PASSPHRASE_H

#include "terugkeerdesk/ledger/ledger.h"

struct fault;

/* The first line of a file ("-": standard input).  Wipe `ret` after use. */
int passphrase_from_file(
    const char *path, char ret[LEDGER_PASSPHRASE_MAX + 1], struct fault *fault);

/* Ask on the terminal of this process, whatever standard input is.  When there is none:
 * FAULT_TERMINAL, which names the option `instead` that reads it from a file.  Signals are
 * held back until the terminal echoes again. */
int passphrase_ask(const char *prompt, const char *instead,
    char ret[LEDGER_PASSPHRASE_MAX + 1], struct fault *fault);

#endif

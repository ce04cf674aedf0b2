/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ini/lint.h - the pre-pass: every line of a file, before iniparser sees it.
 */
#ifndef TERUGKEERDESK_SRC_INI_LINT_H
#define TERUGKEERDESK_SRC_INI_LINT_H

#include "terugkeerdesk/ini/ini.h"

/* Fill the sections of `ini` from its bytes, valid UTF-8 without NUL; what is refused is
 * added to `faults` and makes it unsound. */
void lint_lines(struct ini *ini, struct faults *faults);

#endif

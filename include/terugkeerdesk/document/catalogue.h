/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/catalogue.h - the words of one language, beside the screen's.
 *
 * gettext speaks one language at a time: the screen's.  A page may be in the other one,
 * so this reads the same .mo file itself: strictly, every offset checked, so that a
 * damaged file is a fault and never a crash.
 */
#ifndef TERUGKEERDESK_DOCUMENT_CATALOGUE_H
#define TERUGKEERDESK_DOCUMENT_CATALOGUE_H

#include "terugkeerdesk/core/lang.h"
#include "terugkeerdesk/document/document.h"

struct fault;

/*
 * catalogue_open(locale_folder, lang, ret, fault):
 * Read locale_folder/LANG/LC_MESSAGES/terugkeerdesk.mo.  Plural forms must be those of
 * Dutch and English (one, and all the rest).  English without a file, or with
 * `locale_folder` NULL, gives the msgids themselves.  What is not in the file is given
 * back as the msgid.  Release with catalogue_close.
 */
int catalogue_open(const char *locale_folder, enum lang lang, struct catalogue *ret,
    struct fault *fault);
void catalogue_close(struct catalogue *catalogue); /* zeroed is fine */

#endif

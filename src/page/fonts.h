/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/fonts.h - where fonts are looked for.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_FONTS_H
#define TERUGKEERDESK_SRC_PAGE_FONTS_H

/*
 * fonts_find():
 * Make the list of fonts, before any text is set: as fontconfig's environment says, or
 * where it says nothing from the folders where Debian and people keep them, and what their
 * own settings add; all that Debian has to say about fonts on a screen takes longer to
 * read than a page to set.
 */
void fonts_find(void);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/fonts.h - where fonts are looked for.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_FONTS_H
#define TERUGKEERDESK_SRC_PAGE_FONTS_H

#include <stdbool.h>

/*
 * Look in the folders of the system, of the user, and of the settings that either made,
 * instead of reading all settings that Debian has for programs on a screen: those take
 * longer than setting a page.  FONTCONFIG_FILE and FONTCONFIG_PATH are obeyed as ever.
 */
void fonts_find(bool usual);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "fonts.h"

#include <stdbool.h>
#include <stdlib.h>

#include <fontconfig/fontconfig.h>

/* One family over all scripts, those of the desk's cases first.  A letter that none of them
 * has is looked for in every font.  Bold is thickened where a font has none. */
static const char families[] =
    "<fontconfig>"
    "<alias binding=\"same\"><family>Noto Sans</family><accept>"
    "<family>Noto Sans Arabic</family>"
    "<family>Noto Sans Armenian</family>"
    "<family>Noto Sans Georgian</family>"
    "<family>Noto Sans Ethiopic</family>"
    "<family>Noto Sans Hebrew</family>"
    "<family>Noto Sans Devanagari</family>"
    "<family>Noto Sans Bengali</family>"
    "<family>Noto Sans Tamil</family>"
    "<family>Noto Sans Sinhala</family>"
    "<family>Noto Sans Mongolian</family>"
    "<family>Noto Sans Gujarati</family>"
    "<family>Noto Sans Kannada</family>"
    "<family>Noto Sans Lao</family>"
    "<family>Noto Sans Telugu</family>"
    "<family>Noto Sans Tifinagh</family>"
    "</accept></alias>"
    "<match target=\"font\">"
    "<test name=\"weight\" compare=\"less_eq\"><const>medium</const></test>"
    "<test target=\"pattern\" name=\"weight\" compare=\"more_eq\"><const>bold</const></test>"
    "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"
    "<edit name=\"weight\" mode=\"assign\"><const>bold</const></edit>"
    "</match>"
    "</fontconfig>";

/* Where Debian has fonts, and where people put theirs. */
static const char folders[] =
    "<fontconfig>"
    "<dir>/usr/share/fonts</dir>"
    "<dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir>"
    "<dir>~/.fonts</dir>"
    "<include ignore_missing=\"yes\">/etc/fonts/local.conf</include>"
    "<include ignore_missing=\"yes\" prefix=\"xdg\">fontconfig/fonts.conf</include>"
    "<include ignore_missing=\"yes\">~/.fonts.conf</include>"
    "<cachedir>/var/cache/fontconfig</cachedir>"
    "<cachedir prefix=\"xdg\">fontconfig</cachedir>"
    "<selectfont><rejectfont>"
    "<glob>*.dpkg-tmp</glob>"
    "<glob>*.dpkg-new</glob>"
    "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern>"
    "</rejectfont></selectfont>"
    "</fontconfig>";

static FcBool load(FcConfig *config, const char *settings)
{
	return FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)settings, FcTrue);
}

void fonts_find(void)
{
	bool usual = getenv("FONTCONFIG_FILE") == NULL && getenv("FONTCONFIG_PATH") == NULL;
	FcConfig *config = usual ? FcConfigCreate() : FcInitLoadConfig();

	/* If that fails fontconfig makes a list of its own, and finds fonts by their letters. */
	if (load(config, families) && (!usual || load(config, folders)) &&
	    FcConfigBuildFonts(config))
		FcConfigSetCurrent(config);
	FcConfigDestroy(config);
}

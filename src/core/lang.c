/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/lang.h"

#include <stddef.h>
#include <string.h>

static const char *const tags[LANG_COUNT] = { [LANG_NL] = "nl", [LANG_EN] = "en" };

const char *lang_tag(enum lang lang)
{
	return tags[lang];
}

const char *lang_label(enum lang lang)
{
	static const char *const labels[LANG_COUNT] = {
		[LANG_NL] = N_("in Dutch"),
		[LANG_EN] = N_("in English"),
	};

	return labels[lang];
}

int lang_from_tag(const char *tag, enum lang *ret)
{
	if (tag == NULL)
		return -1;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		size_t length = strlen(tags[lang]);

		/* "nl", "nl_NL.UTF-8", "nl-BE", "nl@euro"; but not "nld". */
		if (strncmp(tag, tags[lang], length) == 0 &&
		    strchr("_-.@", tag[length]) != NULL) {
			*ret = (enum lang)lang;
			return 0;
		}
	}
	return -1;
}

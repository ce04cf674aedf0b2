/* SPDX-License-Identifier: EUPL-1.2 */
#include "sentence.h"

#include <glib.h>

bool sentence_stands_in(const char *text)
{
	int words = 0, letters = 0;
	bool capital = false;

	for (;; text++) {
		if (g_ascii_isalpha(*text)) {
			capital = letters == 0 ? g_ascii_isupper(*text) : capital;
			letters++;
			continue;
		}
		words = letters == 0 ? 0 : capital ? 1 : words + 1;
		letters = 0;
		if (words == 3)
			return true;
		if (*text == '\0')
			return false;
		words = *text == ' ' ? words : 0;
	}
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/po/pseudo_words.c - a filter for msgfilter: a sentence as in a language that does not
 * exist, "⟦liikee thiis⟧": each vowel twice, so that it is longer than English, and between
 * brackets, so that words without them were not translated and a missing bracket was
 * clipped.  What a program fills in or reads (%d, {0}, {place}) is left alone.
 */
#include <stdio.h>
#include <string.h>

#define TEXT_BYTES_MAX 16384

/* The length of what must not change at `text`; 0 when it is an ordinary character. */
static size_t protected_length(const char *text)
{
	if (*text == '{') {
		size_t name = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");

		return name > 0 && text[1 + name] == '}' ? name + 2 : 0;
	}
	if (*text == '%') {
		size_t length = 1 + strspn(text + 1, "-+ #0123456789.*hlzj");

		return text[length] != '\0' ? length + 1 : length;
	}
	return 0;
}

int main(void)
{
	static char text[TEXT_BYTES_MAX];
	size_t size = fread(text, 1, sizeof text - 1, stdin);
	size_t begin = strspn(text, "\n");
	size_t end = size;

	if (ferror(stdin) || !feof(stdin))
		return 1;
	/* Line ends at both ends are the same in every language: msgfmt wants them so. */
	while (end > begin && text[end - 1] == '\n')
		end--;
	fwrite(text, 1, begin, stdout);
	if (end > begin)
		fputs("⟦", stdout);
	for (size_t at = begin; at < end;) {
		size_t length = protected_length(text + at);

		if (length == 0) {
			if (strchr("aeiouAEIOU", text[at]) != NULL)
				putchar(text[at]);
			length = 1;
		}
		fwrite(text + at, 1, length, stdout);
		at += length;
	}
	if (end > begin)
		fputs("⟧", stdout);
	fwrite(text + end, 1, size - end, stdout);
	return fflush(stdout) == 0 ? 0 : 1;
}

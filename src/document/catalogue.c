/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/catalogue.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

#define DOMAIN_FILE  "LC_MESSAGES/terugkeerdesk.mo"
#define MO_MAGIC     0x950412deu
#define MO_BYTES_MAX (16u << 20)

/* The GNU format: a header, then two tables of (length, offset), the msgids in order
 * and their translations.  A msgid with a plural is "one NUL many"; its translation has
 * the forms in the same way. */
enum { HEADER_MAGIC, HEADER_REVISION, HEADER_COUNT, HEADER_MSGIDS, HEADER_MSGSTRS };
#define HEADER_BYTES (5 * 4)

struct mo_file {
	char *bytes; /* owned */
	size_t size;
	bool swapped; /* made on a machine with the other byte order */
	uint32_t count;
	uint32_t msgids;
	uint32_t msgstrs;
};

/* A string inside the file, NUL-ended; `length` counts to its last form. */
struct mo_text {
	const char *text;
	size_t length;
};

static uint32_t number_at(const struct mo_file *mo, size_t at)
{
	uint32_t number;

	memcpy(&number, mo->bytes + at, sizeof number);
	return mo->swapped ? GUINT32_SWAP_LE_BE(number) : number;
}

/* Row `index` of the table at `table`.  check() has seen that it lies in the file. */
static struct mo_text row(const struct mo_file *mo, uint32_t table, uint32_t index)
{
	size_t at = table + (size_t)index * 8;

	return (struct mo_text){ mo->bytes + number_at(mo, at + 4), number_at(mo, at) };
}

/* Every form of a string is UTF-8: the last NUL has been seen. */
static bool is_text(const char *text, size_t length)
{
	for (size_t at = 0; at <= length; at += strlen(text + at) + 1)
		if (!g_utf8_validate(text + at, -1, NULL))
			return false;
	return true;
}

static bool table_is_sound(const struct mo_file *mo, uint32_t table)
{
	if (table > mo->size || mo->count > (mo->size - table) / 8)
		return false;
	for (uint32_t i = 0; i < mo->count; i++) {
		size_t at = table + (size_t)i * 8;
		size_t length = number_at(mo, at), offset = number_at(mo, at + 4);

		if (offset >= mo->size || length >= mo->size - offset ||
		    mo->bytes[offset + length] != '\0' ||
		    !is_text(mo->bytes + offset, length))
			return false;
	}
	return true;
}

/* The desk's two languages count alike: one, and all the rest. */
static bool plurals_are_ours(const char *header)
{
	const char *line = strstr(header, "Plural-Forms:");

	if (line == NULL)
		return false;

	char *rule = g_strndup(line, strcspn(line, "\n"));
	bool ours = strstr(rule, "nplurals=2;") != NULL &&
		    (strstr(rule, "plural=(n != 1);") != NULL ||
			strstr(rule, "plural=n != 1;") != NULL);

	g_free(rule);
	return ours;
}

static const char *check(struct mo_file *mo)
{
	if (mo->size < HEADER_BYTES || mo->size > MO_BYTES_MAX)
		return N_("a message catalogue (.mo) of ordinary size");

	uint32_t magic = number_at(mo, HEADER_MAGIC * 4);

	mo->swapped = magic == GUINT32_SWAP_LE_BE(MO_MAGIC);
	if (!mo->swapped && magic != MO_MAGIC)
		return N_("a message catalogue (.mo)");
	if (number_at(mo, HEADER_REVISION * 4) >> 16 != 0)
		return N_("a message catalogue (.mo) of format 0");
	mo->count = number_at(mo, HEADER_COUNT * 4);
	mo->msgids = number_at(mo, HEADER_MSGIDS * 4);
	mo->msgstrs = number_at(mo, HEADER_MSGSTRS * 4);
	if (!table_is_sound(mo, mo->msgids) || !table_is_sound(mo, mo->msgstrs))
		return N_("a message catalogue (.mo) that is not damaged");
	if (mo->count == 0 || *row(mo, mo->msgids, 0).text != '\0' ||
	    !plurals_are_ours(row(mo, mo->msgstrs, 0).text))
		return N_(
		    "a message catalogue (.mo) with the plural forms of Dutch and English");
	return NULL;
}

static bool find(const struct mo_file *mo, const char *msgid, struct mo_text *ret)
{
	uint32_t low = 0, high = mo->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(msgid, row(mo, mo->msgids, middle).text);

		if (order == 0) {
			*ret = row(mo, mo->msgstrs, middle);
			return ret->length > 0;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static const char *translate(void *data, const char *msgid)
{
	struct mo_text found;

	return find(data, msgid, &found) ? found.text : msgid;
}

static const char *translate_plural(
    void *data, const char *msgid, const char *plural, unsigned long count)
{
	struct mo_text found;

	if (!find(data, msgid, &found))
		return count == 1 ? msgid : plural;
	if (count == 1)
		return found.text;

	size_t first = strlen(found.text);

	return first < found.length ? found.text + first + 1 : found.text;
}

static const char *same(void *data, const char *msgid)
{
	(void)data;
	return msgid;
}

static const char *same_plural(
    void *data, const char *msgid, const char *plural, unsigned long count)
{
	(void)data;
	return count == 1 ? msgid : plural;
}

int catalogue_open(
    const char *locale_folder, enum lang lang, struct catalogue *ret, struct fault *fault)
{
	char *path = locale_folder == NULL ? NULL
					   : g_build_filename(locale_folder,
						 lang_tag(lang), DOMAIN_FILE, NULL);
	struct mo_file *mo = g_new0(struct mo_file, 1);
	const char *expected = N_("a message catalogue (.mo)");
	GError *error = NULL;
	int result = -1;

	if (path != NULL && g_file_get_contents(path, &mo->bytes, &mo->size, &error)) {
		expected = check(mo);
		if (expected == NULL) {
			*ret =
			    (struct catalogue){ lang, translate, translate_plural, mo };
			mo = NULL;
			result = 0;
		} else {
			fault_set(fault, FAULT_SYNTAX, lang_tag(lang), path, expected);
		}
	} else if (lang == LANG_EN &&
		   (path == NULL ||
		       g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))) {
		*ret = (struct catalogue){ lang, same, same_plural, NULL };
		result = 0;
	} else {
		fault_set(fault, FAULT_REFERENCE, lang_tag(lang),
		    path != NULL ? path : DOMAIN_FILE, expected);
	}
	g_clear_error(&error);
	if (mo != NULL)
		g_free(mo->bytes);
	g_free(mo);
	g_free(path);
	return result;
}

void catalogue_close(struct catalogue *catalogue)
{
	struct mo_file *mo = catalogue->data;

	if (mo != NULL)
		g_free(mo->bytes);
	g_free(mo);
	*catalogue = (struct catalogue){ 0 };
}

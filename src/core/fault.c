/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/fault.h"

#include <errno.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

static const char *const names[FAULT_CODE_COUNT] = { [FAULT_NONE] = "none",
#define X(code, name, sentence) [code] = name,
	FAULT_CODES(X)
#undef X
};

static const char *const sentences[FAULT_CODE_COUNT] = { [FAULT_NONE] = "",
#define X(code, name, sentence) [code] = sentence,
	FAULT_CODES(X)
#undef X
};

/* Copy what somebody else wrote so that it can be shown: whatever is not a printing
 * character (an escape sequence for the terminal, say) becomes a question mark. */
static void copy_shown(char *ret, size_t size, const char *text)
{
	static const char ellipsis[] = "…";
	size_t used = 0;
	size_t fits = 0; /* how much may stay when the ellipsis must follow */

	while (text != NULL && *text != '\0') {
		gunichar character = g_utf8_get_char_validated(text, -1);
		bool valid = character < (gunichar)-2;
		size_t length = valid ? g_utf8_skip[(unsigned char)*text] : 1;
		bool shown = valid && text_character_allowed(character, false);
		size_t written = shown ? length : 1;

		if (used + written >= size) {
			memcpy(ret + fits, ellipsis, sizeof ellipsis - 1);
			used = fits + sizeof ellipsis - 1;
			break;
		}
		if (shown)
			memcpy(ret + used, text, length);
		else
			ret[used] = '?';
		used += written;
		if (used + sizeof ellipsis <= size)
			fits = used;
		text += length;
	}
	ret[used] = '\0';
}

int fault_set(struct fault *fault, enum fault_code code, const char *place,
    const char *found, const char *expected)
{
	if (fault == NULL)
		return -1;
	memset(fault, 0, sizeof *fault);
	fault->code = code;
	copy_shown(fault->place, sizeof fault->place, place);
	copy_shown(fault->found, sizeof fault->found, found);
	copy_shown(fault->expected, sizeof fault->expected, expected);
	return -1;
}

int fault_at(struct fault *fault, const char *file, int line)
{
	if (fault == NULL)
		return -1;
	copy_shown(fault->file, sizeof fault->file, file);
	fault->line = line;
	return -1;
}

int fault_from_errno(struct fault *fault, const char *place, int error_number)
{
	const char *found = g_strerror(error_number);

	switch (error_number) {
	case ENOSPC:
	case EDQUOT:
		return fault_set(fault, FAULT_NO_SPACE, place, found, "");
	case EROFS:
		return fault_set(fault, FAULT_READ_ONLY, place, found,
		    N_("a place that can be written to"));
	case ENOENT:
	case ENOTDIR:
	case EISDIR:
	case EACCES:
	case EPERM:
	case EEXIST:
	case ELOOP:
	case ENAMETOOLONG:
		return fault_set(fault, FAULT_FILE, place, found, "");
	default:
		return fault_set(fault, FAULT_IO, place, found, "");
	}
}

const char *fault_name(enum fault_code code)
{
	return names[code];
}

const char *fault_sentence(enum fault_code code)
{
	return sentences[code];
}

static const char *translated(
    const char *(*translate)(const char *msgid), const char *msgid)
{
	return translate != NULL && msgid[0] != '\0' ? translate(msgid) : msgid;
}

/* Append the sentence with its braces filled in. */
static void fill(GString *text, const char *sentence, const struct fault *fault,
    const char *found, const char *expected)
{
	const struct {
		const char *brace;
		const char *value;
	} fields[] = {
		{ "{place}", fault->place },
		{ "{found}", found },
		{ "{expected}", expected },
	};
	static const char no_place[] = "{place}: ";

	if (fault->place[0] == '\0' && g_str_has_prefix(sentence, no_place))
		sentence += sizeof no_place - 1;
	while (*sentence != '\0') {
		const char *value = NULL;

		for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
			if (g_str_has_prefix(sentence, fields[i].brace)) {
				value = fields[i].value;
				sentence += strlen(fields[i].brace);
				break;
			}
		}
		if (value != NULL)
			g_string_append(text, value);
		else
			g_string_append_c(text, *sentence++);
	}
}

void fault_text(const struct fault *fault, const char *(*translate)(const char *msgid),
    char *ret, size_t size)
{
	const char *msgid = fault_sentence(fault->code);
	/* What stands between quotes is the user's own text and stays as it is; anything
	 * else that was found is said in the desk's words. */
	bool quoted = strstr(msgid, "“{found}”") != NULL;
	const char *found = quoted ? fault->found : translated(translate, fault->found);
	const char *expected = translated(translate, fault->expected);
	GString *text = g_string_new(NULL);

	if (fault->file[0] != '\0' && fault->line > 0)
		g_string_append_printf(text, "%s:%d: ", fault->file, fault->line);
	else if (fault->file[0] != '\0')
		g_string_append_printf(text, "%s: ", fault->file);
	fill(text, translated(translate, msgid), fault, found, expected);
	text_copy(ret, size, text->str);
	g_string_free(text, TRUE);
}

void faults_add(struct faults *faults, const struct fault *fault)
{
	if (faults == NULL)
		return;
	if (faults->count == faults->allocated) {
		faults->allocated = faults->allocated == 0 ? 8 : 2 * faults->allocated;
		faults->item = g_renew(struct fault, faults->item, faults->allocated);
	}
	faults->item[faults->count++] = *fault;
}

void faults_clear(struct faults *faults)
{
	g_free(faults->item);
	memset(faults, 0, sizeof *faults);
}

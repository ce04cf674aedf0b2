/* SPDX-License-Identifier: EUPL-1.2 */
#include "secret.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/ledger/secret.h"
#include "words.h"

const char *secret_text(const struct secret *secret)
{
	return secret->text != NULL ? secret->text : "";
}

bool secret_add(struct secret *secret, const char *bytes, size_t length)
{
	/* A line end at the end of a paste is no part of a passphrase. */
	while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
		length--;
	if (length > SECRET_BYTES - secret->length ||
	    !g_utf8_validate(bytes, (gssize)length, NULL))
		return false;
	if (secret->text == NULL)
		secret->text = ledger_secret_new(SECRET_BYTES + 1);
	if (secret->text == NULL)
		return false;
	memcpy(secret->text + secret->length, bytes, length);
	secret->length += length;
	secret->text[secret->length] = '\0';
	return true;
}

bool secret_command(struct secret *secret, enum command command)
{
	switch (command) {
	case COMMAND_ERASE:
		if (secret->length == 0)
			return true;
		while (secret->length > 0 && (secret->text[--secret->length] & 0xC0) == 0x80)
			continue;
		explicit_bzero(secret->text + secret->length, SECRET_BYTES - secret->length);
		return true;
	case COMMAND_ERASE_WORD:
	case COMMAND_ERASE_TO_START:
		secret_clear(secret);
		return true;
	default:
		return false;
	}
}

void secret_draw(struct canvas *canvas, struct rect rect, const struct secret *secret,
    bool focus)
{
	canvas_clear(canvas, rect, LOOK_ENTRY);
	/* One sign whatever the length: not even that is shown. */
	if (secret->length > 0)
		canvas_text(canvas, rect.y, rect.x, rect.columns, LOOK_ENTRY, _("(hidden)"));
	if (focus)
		canvas_cursor(canvas, rect.y, rect.x);
}

bool secret_same(const struct secret *one, const struct secret *other)
{
	return strcmp(secret_text(one), secret_text(other)) == 0;
}

bool secret_copy(struct secret *ret, const struct secret *secret)
{
	secret_clear(ret);
	return secret->length == 0 || secret_add(ret, secret->text, secret->length);
}

void secret_clear(struct secret *secret)
{
	ledger_secret_free(secret->text);
	memset(secret, 0, sizeof(*secret));
}

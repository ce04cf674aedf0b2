/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/exchange/writer.h - JSON, written as it is told, without a tree in between.
 *
 * Every function takes the key of what it writes, or NULL inside an array and for the
 * outermost value.  Strings must be valid UTF-8.
 */
#ifndef TERUGKEERDESK_EXCHANGE_WRITER_H
#define TERUGKEERDESK_EXCHANGE_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

struct writer {
	GString *text;
	bool pretty; /* over several lines, else on one without blanks */
	int depth;
	int flat; /* so many levels stand on one line although pretty */
	bool first; /* nothing stands in the present object or array yet */
};

void writer_start(struct writer *writer, bool pretty);
/* The whole text: new memory, to g_free. */
char *writer_finish(struct writer *writer);

/* An object '{' or an array '['; the flat form keeps it on one line. */
void writer_begin(struct writer *writer, const char *key, char bracket);
void writer_begin_flat(struct writer *writer, const char *key, char bracket);
void writer_end(struct writer *writer, char bracket);

void writer_string(struct writer *writer, const char *key, const char *value);
void writer_integer(struct writer *writer, const char *key, int64_t value);
/* A finite number, in six digits. */
void writer_real(struct writer *writer, const char *key, double value);
void writer_boolean(struct writer *writer, const char *key, bool value);
/* A value that is JSON already, as it is. */
void writer_json(struct writer *writer, const char *key, const char *json);
void writer_null(struct writer *writer, const char *key);

#endif

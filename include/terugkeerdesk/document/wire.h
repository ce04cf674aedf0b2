/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/wire.h - what the desk and the program that sets pages say to
 * each other, as bytes.
 *
 * A message is a row of items, each a name, the length of its value in bytes, and the
 * value: "title 5:Hallo\n".  A reader knows where an item ends without looking at what is
 * in it, so that names and PDF files pass as they are.
 */
#ifndef TERUGKEERDESK_DOCUMENT_WIRE_H
#define TERUGKEERDESK_DOCUMENT_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

struct fault;

#define WIRE_NAME_MAX  16
#define WIRE_VALUE_MAX (64u << 20)

struct wire_item {
	char name[WIRE_NAME_MAX];
	const char *value; /* borrowed from the bytes; no NUL behind it */
	size_t size;
};

enum wire_result {
	WIRE_ITEM,
	WIRE_MORE, /* what is there is not a whole item yet */
	WIRE_WRONG /* and never will be */
};

/* Append an item; `name` is of small letters, shorter than WIRE_NAME_MAX. */
void wire_put(GString *out, const char *name, const char *text);
void wire_put_bytes(GString *out, const char *name, const char *bytes, size_t size);
void wire_put_number(GString *out, const char *name, long number);
void wire_put_fault(GString *out, const struct fault *fault);

/* The item at *at, which moves behind it. */
enum wire_result wire_next(
    const char *bytes, size_t size, size_t *at, struct wire_item *ret);

bool wire_is(const struct wire_item *item, const char *name);
char *wire_text(const struct wire_item *item); /* new memory, with a NUL, to g_free */
/* -1 unless the value is a number that fits. */
int wire_number(const struct wire_item *item, long *ret);
/* The fault that was sent; one that cannot be read is a FAULT_FORMAT.  Returns -1. */
int wire_fault(const struct wire_item *item, struct fault *ret);

#endif

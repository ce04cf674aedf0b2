/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/record.h - the compact form of a case, made from the fact table.
 *
 * Format 1: one format byte; then items of (record number, length, value) with
 * LEB128 numbers; persons and overrides are nested items.  Unknown record numbers
 * are an error: a newer desk raises the format.  Same case, same bytes.
 */
#ifndef TERUGKEERDESK_CORE_RECORD_H
#define TERUGKEERDESK_CORE_RECORD_H

#include <stddef.h>
#include <stdint.h>

struct case_file;
struct fault;

/* New memory, to g_free after wiping: it is personal data in the clear. */
uint8_t *record_encode(const struct case_file *file, size_t *ret_size);

/* Any bytes may be given: fails with FAULT_LEDGER_DAMAGED, never crashes, never
 * allocates more than a few times `size`.  *ret must be zeroed or clear. */
int record_decode(const uint8_t *bytes, size_t size, struct case_file *ret,
    struct fault *fault);

/* The same without the texts, for adding up: they are neither read nor checked.  What was
 * in *ret is cleared, and it is empty when this fails. */
int record_decode_facts(const uint8_t *bytes, size_t size, struct case_file *ret,
    struct fault *fault);

/* Growing byte buffers and bounded readers of the same encoding, for snapshots,
 * list rows and log events. */
struct record_writer {
	uint8_t *bytes; /* owned, g_free */
	size_t size;
	size_t allocated;
};
struct record_reader {
	const uint8_t *bytes;
	size_t size;
	size_t at;
	int failed; /* sticky: once set every read gives 0 or "" */
};
void record_put_number(struct record_writer *writer, uint64_t number);
void record_put_signed(struct record_writer *writer, int64_t number); /* zigzag */
void record_put_bytes(struct record_writer *writer, const void *bytes, size_t size);
/* The bytes alone, without their length: to go on with what was written before. */
void record_put_raw(struct record_writer *writer, const void *bytes, size_t size);
void record_put_text(struct record_writer *writer, const char *text); /* NULL as "" */
uint64_t record_get_number(struct record_reader *reader);
int64_t record_get_signed(struct record_reader *reader);
/* A view into the buffer; fails beyond `most` bytes. */
const uint8_t *record_get_bytes(struct record_reader *reader, size_t most, size_t *ret_size);
/* New memory, to g_free; "" once failed.  Fails on NUL or bad UTF-8 inside. */
char *record_get_text(struct record_reader *reader, size_t most);
/* Wipe and free. */
void record_writer_clear(struct record_writer *writer);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Records of a ledger: any bytes are refused or read; what was read comes out as a record
 * that reads as the same case.  The same bytes are tried as a snapshot. */
#include <stdint.h>
#include <stdlib.h>

#include <glib.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"
#include "terugkeerdesk/core/snapshot.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(int holds)
{
	if (!holds)
		abort();
}

static void read_case(const uint8_t *bytes, size_t size)
{
	struct case_file first = { 0 };
	struct case_file second = { 0 };
	struct fault fault = { 0 };
	uint8_t *written;
	size_t written_size;

	if (record_decode(bytes, size, &first, &fault) < 0) {
		expect(fault.code == FAULT_LEDGER_DAMAGED);
		return;
	}
	written = record_encode(&first, &written_size);
	expect(record_decode(written, written_size, &second, &fault) == 0);
	expect(case_file_equal(&first, &second));
	g_free(written);
	case_file_clear(&second);
	case_file_clear(&first);
}

static void read_snapshot(const uint8_t *bytes, size_t size)
{
	struct record_reader reader = { .bytes = bytes, .size = size };
	struct record_writer writer = { 0 };
	struct snapshot snapshot = { 0 };

	if (snapshot_get(&reader, &snapshot) == 0)
		snapshot_put(&writer, &snapshot);
	record_writer_clear(&writer);
	snapshot_clear(&snapshot);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	read_case(bytes, size);
	read_snapshot(bytes, size);
	return 0;
}

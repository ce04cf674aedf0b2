/* SPDX-License-Identifier: EUPL-1.2 */
/* Case files: any bytes are refused with a reason or read; what was read comes out as JSON
 * that reads as the same case. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/case_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(int holds)
{
	if (!holds)
		abort();
}

static void read_and_write(const char *text, size_t size, bool draft)
{
	struct case_file first = { 0 };
	struct case_file second = { 0 };
	struct fault fault = { 0 };
	char *written;
	char *again;

	if (case_json_read(text, size, draft, &first, &fault) < 0) {
		expect(fault.code != FAULT_NONE);
		return;
	}
	written = case_json_write(&first, true);
	expect(case_json_read(written, strlen(written), draft, &second, &fault) == 0);
	again = case_json_write(&second, true);
	expect(strcmp(written, again) == 0);
	g_free(again);
	g_free(written);
	case_file_clear(&second);
	case_file_clear(&first);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	read_and_write((const char *)bytes, size, false);
	read_and_write((const char *)bytes, size, true);
	return 0;
}

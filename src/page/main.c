/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/main.c - the program that sets pages: a description in, a PDF file out.
 *
 * It reads what it has to do from standard input (document/wire.h, document/page.h) and
 * answers on standard output: "pdf" with the file and a "sheet" for each sheet, the block
 * that it begins with; or "fault"; then "end".
 */
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/page.h"
#include "terugkeerdesk/document/wire.h"

#include "fonts.h"
#include "pdf.h"
#include "service.h"
#include "type.h"

static int make_pdf(const char *bytes, size_t size, GString *answer, struct fault *fault)
{
	struct page page = { 0 };
	GString *pdf = g_string_new(NULL);
	GArray *sheets = g_array_new(FALSE, FALSE, sizeof(long));
	int failed = page_read(bytes, size, &page, fault);

	if (failed == 0)
		failed = pdf_make(&page, pdf, sheets, fault);
	if (failed == 0)
		wire_put_bytes(answer, "pdf", pdf->str, pdf->len);
	for (guint i = 0; failed == 0 && i < sheets->len; i++)
		wire_put_number(answer, "sheet", g_array_index(sheets, long, i));
	g_array_unref(sheets);
	g_string_free(pdf, TRUE);
	page_clear(&page);
	return failed;
}

static int work(const GString *request, GString *answer, struct fault *fault)
{
	struct wire_item task = { 0 };
	size_t at = 0;

	if (wire_next(request->str, request->len, &at, &task) != WIRE_ITEM ||
	    !wire_is(&task, "task") || strncmp(task.value, "pdf", task.size) != 0)
		return fault_set(fault, FAULT_FORMAT, "page", task.name, PAGE_FORMAT);
	return make_pdf(request->str + at, request->len - at, answer, fault);
}

int main(void)
{
	static const struct service service = {
		.name = "page", .most = 16u << 20, .most_text = "16 MiB", .work = work
	};

	service_begin();
	/* The desk reads its rules meanwhile. */
	fonts_find();
	type_warm_up();
	return service_run(&service);
}

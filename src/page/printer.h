/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/printer.h - what a printer says of itself.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_PRINTER_H
#define TERUGKEERDESK_SRC_PAGE_PRINTER_H

#include <stdbool.h>

#include "link.h"

struct printer {
	char name[PRINT_NAME_MAX];
	bool secure;     /* it offers encryption */
	bool pdf;        /* it prints PDF files */
	long dots;       /* per inch, of the PWG raster that it prints; 0: it prints none */
	bool accepts;    /* jobs, now */
	bool a4;
	bool validate;   /* it checks a job before it is sent */
	bool two_steps;  /* a job first, its pages then */
	char formats[160]; /* that it prints, for people */
	char reason[PRINT_REASON_MAX]; /* why it stopped, or "" */
};

int printer_ask(struct link *link, struct printer *ret, struct fault *fault);

/* What a printer says of itself goes to a screen and into the log: nothing that controls a
 * terminal, and no half letters.  `text` is UTF-8. */
void printer_copy_name(char ret[PRINT_NAME_MAX], const char *text);

/* Why a printer stopped: of several reasons that which somebody can do something about.
 * "" for none. */
void printer_reason(ipp_t *answer, const char *name, char ret[PRINT_REASON_MAX]);

/* The first value of an attribute as text or as a number; "" and `none` without one. */
const char *printer_text(ipp_t *answer, const char *name);
long printer_number(ipp_t *answer, const char *name, long none);

#endif

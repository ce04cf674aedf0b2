/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/setting.h - a page with a place on paper for everything, before it is painted.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_SETTING_H
#define TERUGKEERDESK_SRC_PAGE_SETTING_H

#include "paint.h"

struct fault;

#define SETTING_PARTS_MAX 2

/* In parts of different sizes. */
struct setting {
	struct type type[SETTING_PARTS_MAX];
	struct strips strips[SETTING_PARTS_MAX];
	int parts;
	int sheets;
};

/* A4, in points. */
const struct paper *setting_paper(void);

/* Set a page; *ret is zeroed before.  Nothing is left in it when that fails. */
int setting_make(const struct page *page, struct setting *ret, struct fault *fault);
void setting_clear(struct setting *setting);

/* Paint its sheets; `next` is called between two of them. */
void setting_paint(struct setting *setting, const struct page *page, cairo_t *cairo,
    void (*next)(void *data), void *data);

#endif

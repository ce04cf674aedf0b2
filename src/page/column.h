/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/column.h - how wide the columns of a table are.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_COLUMN_H
#define TERUGKEERDESK_SRC_PAGE_COLUMN_H

struct column {
	double natural; /* nothing broken */
	double usual;   /* most cells not broken */
	double word;    /* only between words; needed where the natural widths do not fit */
	double width;   /* from column_fit */
};

/*
 * column_fit(columns, count, width):
 * Divide `width` points.  Where there is more than enough, all get as much more; else the
 * widest give way first: those with some long cells, then all, and words are broken only
 * when nothing else helps.
 */
void column_fit(struct column *columns, int count, double width);

#endif

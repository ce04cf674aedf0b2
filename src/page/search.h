/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/search.h - which printers there are.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_SEARCH_H
#define TERUGKEERDESK_SRC_PAGE_SEARCH_H

#include <stdbool.h>

#include "terugkeerdesk/document/printers.h"

struct fault;

/*
 * search_printers(network, tell, data, fault):
 * The queues of the print server, and with `network` the printers that tell their name by
 * DNS-SD, for some seconds.  `tell` hears of each once.  FAULT_PRINTER_SEARCH when the
 * network cannot be asked; the queues were told by then.
 */
int search_printers(bool network,
    void (*tell)(void *data, const struct printer_found *found), void *data,
    struct fault *fault);

#endif

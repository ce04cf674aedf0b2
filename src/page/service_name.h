/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/service_name.h - where the printer is that told its name on the network.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_SERVICE_NAME_H
#define TERUGKEERDESK_SRC_PAGE_SERVICE_NAME_H

#include "address.h"
#include "patience.h"

struct fault;

/*
 * service_name_resolve(address, patience, fault):
 * Put the machine and the path of now into an address of DNS-SD; another one is left as
 * it is.  FAULT_PRINTER_NONE, FAULT_PRINT_CANCELLED.
 */
int service_name_resolve(
    struct address *address, struct patience *patience, struct fault *fault);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "actor.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"

static int read_name(
    const char *typed, const char *place, char *ret, size_t size, struct fault *fault)
{
	char *name;
	int failed = 0;

	if (text_normalise(typed == NULL ? "" : typed, false, place, &name, fault) != 0)
		return -1;
	if (strlen(name) >= size)
		failed = fault_set(fault, FAULT_TOO_LONG, place, NULL, N_("63 bytes"));
	else
		g_strlcpy(ret, name, size);
	g_free(name);
	return failed;
}

int actor_user(const char *typed, char ret[LEDGER_USER_MAX], struct fault *fault)
{
	return read_name(typed, N_("The user name"), ret, LEDGER_USER_MAX, fault);
}

int actor_set(
    struct ledger_actor *ret, const char *user, const char *desk, struct fault *fault)
{
	struct ledger_actor actor = { 0 };

	if (actor_user(user, actor.user, fault) != 0 ||
	    read_name(desk, N_("The name of the desk"), actor.desk, LEDGER_DESK_MAX,
		fault) != 0)
		return -1;
	if (actor.user[0] == '\0')
		return fault_set(
		    fault, FAULT_REQUIRED, N_("The user name"), NULL, N_("a name"));
	*ret = actor;
	return 0;
}

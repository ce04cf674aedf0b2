/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/ini/ini.h"

_Static_assert(sizeof((struct policy *)NULL)->hash == 32, "rules_hash gives 32 bytes");

int rules_hash(const struct policy_set *set, const char *countries_path, uint8_t ret[32],
    struct fault *fault)
{
	crypto_generichash_state state;
	char *countries;
	size_t size;

	if (ini_read_bytes(countries_path, &countries, &size, fault) != 0)
		return -1;
	crypto_generichash_init(&state, NULL, 0, 32);
	for (size_t i = 0; i < set->count; i++) {
		const struct policy *policy = set->policy[i];

		/* With its NUL, so that no two lists of ids read alike. */
		crypto_generichash_update(
		    &state, (const unsigned char *)policy->id, strlen(policy->id) + 1);
		crypto_generichash_update(&state, policy->hash, sizeof policy->hash);
	}
	crypto_generichash_update(&state, (const unsigned char *)countries, size);
	crypto_generichash_final(&state, ret, 32);
	g_free(countries);
	return 0;
}

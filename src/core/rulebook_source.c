/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>

#include "rulebook_parts.h"

/* Every kind of section has the same two members. */
#define LOOK_IN(section, count)                                               \
	do {                                                                  \
		for (size_t i_ = 0; i_ < (count); i_++)                       \
			if (g_strcmp0((section)[i_].source, source) == 0 &&   \
			    (section)[i_].source_in[lang] != NULL &&          \
			    *(section)[i_].source_in[lang] != '\0')           \
				return (section)[i_].source_in[lang];         \
	} while (0)

static const char *find(const struct policy *policy, const char *source, enum lang lang)
{
	LOOK_IN(policy, 1);
	LOOK_IN(policy->component, policy->component_count);
	LOOK_IN(policy->condition, policy->condition_count);
	LOOK_IN(policy->amount, policy->amount_count);
	LOOK_IN(policy->overlay, policy->overlay_count);
	LOOK_IN(policy->applies, policy->applies_count);
	LOOK_IN(policy->notice, policy->notice_count);
	return NULL;
}

const char *rulebook_source(
    const struct rulebook *rulebook, const char *source, enum lang lang)
{
	const char *found = NULL;

	for (size_t i = 0; found == NULL && i < rulebook->set->count; i++)
		found = find(rulebook->set->policy[i], source, lang);
	return found != NULL ? found : source;
}

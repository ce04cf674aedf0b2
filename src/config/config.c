/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/config/config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/ini/ini.h"

#define IDLE_MINUTES_DEFAULT 10
#define IDLE_MINUTES_MAX     1440
#define BACKUP_DAYS_DEFAULT  7
#define PRINT_SECONDS_DEFAULT 120
#define PRINT_SECONDS_MAX     3600
#define FINGERPRINT_DIGITS    64 /* of SHA-256 */
#define DAYS_MAX             99999 /* more than a life */
#define NUMBER_DIGITS        5
#define SMALLEST_GROUP       5
#define SMALLEST_GROUP_MAX   1000
#define TREND_MONTHS_DEFAULT  12
#define TREND_MONTHS_MIN      2
#define TREND_MONTHS_MAX      60
#define TREND_LEAST_MONTHS    5
#define TREND_LEAST_CASES     5
#define TREND_SPREAD          20
#define TREND_FALSE_ALARMS    10
#define TREND_RARER_THAN      100
#define TREND_RARER_THAN_MAX  99999
#define TREND_FALSE_ALARMS_MAX 100
#define DESK_BYTES_MAX       63 /* as the log of the ledger keeps it */
#define TEXT_BYTES_MAX       400

enum setting_type {
	SETTING_LANG, /* lang, and lang_set beside it */
	SETTING_PATH, /* absolute, or from the home folder with ~/ */
	SETTING_DESK, /* a short name */
	SETTING_TEXT,
	SETTING_YESNO,
	SETTING_MINUTES,
	SETTING_DAYS,
	SETTING_SECONDS,
	SETTING_FINGERPRINTS,
	SETTING_GROUP, /* a number of cases below which they are merged */
	SETTING_CASES,
	SETTING_MONTHS,
	SETTING_PERCENT,
	SETTING_ALARMS, /* in ten years */
	SETTING_ODDS /* one in so many */
};

/* Every setting there is.  A new one is a new row and a member of struct config. */
static const struct setting {
	const char *section;
	const char *key;
	enum setting_type type;
	size_t offset; /* in struct config */
} settings[] = {
	{ "desk", "language", SETTING_LANG, offsetof(struct config, lang) },
	{ "desk", "name", SETTING_DESK, offsetof(struct config, desk) },
	{ "desk", "lock_after", SETTING_MINUTES, offsetof(struct config, idle_minutes) },
	{ "desk", "mouse", SETTING_YESNO, offsetof(struct config, mouse) },
	{ "desk", "ascii", SETTING_YESNO, offsetof(struct config, ascii) },
	{ "ledger", "file", SETTING_PATH, offsetof(struct config, ledger) },
	{ "ledger", "backup_reminder_days", SETTING_DAYS,
	    offsetof(struct config, backup_reminder_days) },
	{ "ledger", "group", SETTING_DESK, offsetof(struct config, group) },
	{ "print", "printer", SETTING_TEXT, offsetof(struct config, printers) },
	{ "print", "certificate", SETTING_FINGERPRINTS,
	    offsetof(struct config, printer_certificates) },
	{ "print", "wait", SETTING_SECONDS, offsetof(struct config, print_wait) },
	{ "privacy", "keep_days_after_departure", SETTING_DAYS,
	    offsetof(struct config, keep_days_after_departure) },
	{ "privacy", "keep_days_after_close", SETTING_DAYS,
	    offsetof(struct config, keep_days_after_close) },
	{ "privacy", "keep_days_after_save", SETTING_DAYS,
	    offsetof(struct config, keep_days_after_save) },
	{ "rules", "folder", SETTING_PATH, offsetof(struct config, policies) },
	{ "organisation", "logo", SETTING_TEXT, offsetof(struct config, logo) },
	{ "organisation", "name", SETTING_TEXT, offsetof(struct config, organisation) },
	{ "organisation", "contact", SETTING_TEXT, offsetof(struct config, contact) },
	{ "organisation", "privacy", SETTING_TEXT, offsetof(struct config, privacy) },
	{ "report", "smallest_group", SETTING_GROUP, offsetof(struct config, smallest_group) },
	{ "report", "trend_months", SETTING_MONTHS, offsetof(struct config, trend_months) },
	{ "report", "trend_least_months", SETTING_MONTHS,
	    offsetof(struct config, trend_least_months) },
	{ "report", "trend_least_cases", SETTING_CASES,
	    offsetof(struct config, trend_least_cases) },
	{ "report", "trend_spread", SETTING_PERCENT, offsetof(struct config, trend_spread) },
	{ "report", "trend_false_alarms", SETTING_ALARMS,
	    offsetof(struct config, trend_false_alarms) },
	{ "report", "trend_rarer_than", SETTING_ODDS,
	    offsetof(struct config, trend_rarer_than) },
};

/* --- values --- */

static int wrong(const char *value, const char *expected, struct fault *fault)
{
	return fault_set(fault, FAULT_CONFIG, "", value, expected);
}

static int set_text(char **text, const char *value, size_t most, struct fault *fault)
{
	char *clean;

	if (text_normalise(value, false, "", &clean, fault) != 0)
		return -1;
	if (strlen(clean) > most) {
		g_free(clean);
		/* TRANSLATORS: of one setting */
		return wrong(value, N_("a shorter text"), fault);
	}
	g_free(*text);
	*text = clean;
	return 0;
}

static int set_path(char **path, const char *value, struct fault *fault)
{
	char *whole;

	if (g_str_has_prefix(value, "~/"))
		whole = g_build_filename(g_get_home_dir(), value + 2, NULL);
	else if (g_path_is_absolute(value))
		whole = g_strdup(value);
	else
		return wrong(value, N_("a path that begins with / or ~/"), fault);
	g_free(*path);
	*path = whole;
	return 0;
}

static int set_yesno(bool *yes, const char *value, struct fault *fault)
{
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return wrong(value, "yes, no", fault);
	*yes = strcmp(value, "yes") == 0;
	return 0;
}

static int set_number(int *ret, const char *value, int least, int most,
    const char *expected, struct fault *fault)
{
	size_t length = strspn(value, "0123456789");
	int number;

	if (length == 0 || length > NUMBER_DIGITS || value[length] != '\0')
		return wrong(value, expected, fault);
	number = (int)g_ascii_strtoll(value, NULL, 10);
	if (number < least || number > most)
		return wrong(value, expected, fault);
	*ret = number;
	return 0;
}

/* One, as other programs show it: with or without colons. */
static bool add_fingerprint(GString *list, const char *text)
{
	size_t before = list->len;

	for (const char *at = text; *at != '\0'; at++) {
		if (g_ascii_isxdigit(*at))
			g_string_append_c(list, g_ascii_tolower(*at));
		else if (*at != ':' && *at != ' ')
			return false;
	}
	return list->len - before == FINGERPRINT_DIGITS;
}

static int set_fingerprints(char **text, const char *value, struct fault *fault)
{
	char **each = g_strsplit(value, ",", -1);
	GString *list = g_string_new(NULL);
	bool good = each[0] != NULL;

	for (size_t i = 0; each[i] != NULL && good; i++) {
		if (i > 0)
			g_string_append_c(list, ',');
		good = add_fingerprint(list, each[i]);
	}
	g_strfreev(each);
	if (!good) {
		g_string_free(list, TRUE);
		return wrong(value, N_("a SHA-256 fingerprint of 64 hexadecimal digits"), fault);
	}
	g_free(*text);
	*text = g_string_free(list, FALSE);
	return 0;
}

static int set_lang(struct config *config, const char *value, struct fault *fault)
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (strcmp(value, lang_tag(lang)) == 0) {
			config->lang = lang;
			config->lang_set = true;
			return 0;
		}
	}
	return wrong(value, "nl, en", fault);
}

static int set_value(struct config *config, const struct setting *setting,
    const char *value, struct fault *fault)
{
	void *member = (char *)config + setting->offset;

	switch (setting->type) {
	case SETTING_LANG:
		return set_lang(config, value, fault);
	case SETTING_PATH:
		return set_path(member, value, fault);
	case SETTING_DESK:
		if (*value == '\0')
			return wrong(value, N_("a name"), fault);
		return set_text(member, value, DESK_BYTES_MAX, fault);
	case SETTING_TEXT:
		return set_text(member, value, TEXT_BYTES_MAX, fault);
	case SETTING_YESNO:
		return set_yesno(member, value, fault);
	case SETTING_MINUTES:
		return set_number(member, value, 0, IDLE_MINUTES_MAX,
		    N_("minutes, 0 to 1440; 0 never locks"), fault);
	case SETTING_GROUP:
		return set_number(member, value, 1, SMALLEST_GROUP_MAX,
		    N_("a number of cases, 1 to 1000; 1 merges nothing"), fault);
	case SETTING_CASES:
		return set_number(member, value, 1, SMALLEST_GROUP_MAX,
		    N_("a number of cases, 1 to 1000"), fault);
	case SETTING_MONTHS:
		return set_number(member, value, TREND_MONTHS_MIN, TREND_MONTHS_MAX,
		    N_("a number of months, 2 to 60"), fault);
	case SETTING_PERCENT:
		return set_number(
		    member, value, 0, 100, N_("a percentage, 0 to 100"), fault);
	case SETTING_ALARMS:
		return set_number(member, value, 1, TREND_FALSE_ALARMS_MAX,
		    N_("a number of false alarms in ten years, 1 to 100"), fault);
	case SETTING_ODDS:
		return set_number(member, value, 2, TREND_RARER_THAN_MAX,
		    N_("one in so many, 2 to 99999"), fault);
	case SETTING_DAYS:
		return set_number(member, value, 0, DAYS_MAX,
		    N_("a number of days, 0 to 99999; 0 never"), fault);
	case SETTING_SECONDS:
		return set_number(member, value, 1, PRINT_SECONDS_MAX,
		    N_("seconds, 1 to 3600"), fault);
	case SETTING_FINGERPRINTS:
		return set_fingerprints(member, value, fault);
	}
	return -1;
}

/* --- files --- */

static const struct setting *find_setting(const char *section, const char *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		if (strcmp(settings[i].section, section) == 0 &&
		    strcmp(settings[i].key, key) == 0)
			return &settings[i];
	}
	return NULL;
}

/* The keys of a section, or (NULL) all sections; NULL-ended. */
static void known_words(const char *section, const char *ret[G_N_ELEMENTS(settings) + 1])
{
	size_t count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		if (section != NULL && strcmp(settings[i].section, section) == 0)
			ret[count++] = settings[i].key;
		else if (section == NULL &&
			 (count == 0 || strcmp(ret[count - 1], settings[i].section) != 0))
			ret[count++] = settings[i].section;
	}
	ret[count] = NULL;
}

static void read_key(const struct ini *ini, const struct ini_section *section,
    const struct ini_key *key, const char *const *known, struct config *config,
    struct faults *faults)
{
	const struct setting *setting = find_setting(section->name, key->name);
	struct fault fault = { 0 };

	if (setting == NULL)
		ini_complain_unknown(ini, section, key, known, faults);
	else if (set_value(config, setting, key->value, &fault) != 0)
		ini_complain(
		    ini, section, key, fault.code, fault.found, fault.expected, faults);
}

static void read_sections(
    const struct ini *ini, struct config *config, struct faults *faults)
{
	const char *known[G_N_ELEMENTS(settings) + 1];

	for (size_t i = 0; i < ini->section_count; i++) {
		const struct ini_section *section = &ini->section[i];

		known_words(section->name, known);
		if (known[0] == NULL) {
			known_words(NULL, known);
			ini_complain_unknown(ini, section, NULL, known, faults);
			continue;
		}
		for (size_t j = 0; j < section->key_count; j++)
			read_key(ini, section, &section->key[j], known, config, faults);
	}
}

static void read_file(
    const char *path, bool must_exist, struct config *config, struct faults *faults)
{
	struct ini *ini;

	if (path == NULL || (!must_exist && access(path, F_OK) != 0))
		return;
	ini = ini_read(path, faults);
	if (ini == NULL)
		return;
	read_sections(ini, config, faults);
	ini_free(ini);
}

static void set_defaults(struct config *config)
{
	config->lang = LANG_NL;
	config->ledger = config_ledger_path();
	config->desk = g_strndup(g_get_host_name(), DESK_BYTES_MAX);
	config->idle_minutes = IDLE_MINUTES_DEFAULT;
	config->backup_reminder_days = BACKUP_DAYS_DEFAULT;
	config->mouse = true;
	config->printers = g_strdup("");
	config->printer_certificates = g_strdup("");
	config->print_wait = PRINT_SECONDS_DEFAULT;
	config->logo = g_strdup("");
	config->smallest_group = SMALLEST_GROUP;
	config->trend_months = TREND_MONTHS_DEFAULT;
	config->trend_least_months = TREND_LEAST_MONTHS;
	config->trend_least_cases = TREND_LEAST_CASES;
	config->trend_spread = TREND_SPREAD;
	config->trend_false_alarms = TREND_FALSE_ALARMS;
	config->trend_rarer_than = TREND_RARER_THAN;
	config->organisation = g_strdup("");
	config->contact = g_strdup("");
	config->privacy = g_strdup("");
}

int config_read(const char *system, const char *user, bool must_exist, struct config *ret,
    struct faults *faults)
{
	struct config config = { 0 };
	struct faults found = { 0 };
	int failed;

	set_defaults(&config);
	read_file(system, false, &config, &found);
	read_file(user, must_exist, &config, &found);
	for (size_t i = 0; faults != NULL && i < found.count; i++)
		faults_add(faults, &found.item[i]);
	failed = found.count > 0 ? -1 : 0;
	faults_clear(&found);
	if (failed == 0)
		*ret = config;
	else
		config_clear(&config);
	return failed;
}

void config_clear(struct config *config)
{
	g_free(config->ledger);
	g_free(config->group);
	g_free(config->policies);
	g_free(config->printers);
	g_free(config->printer_certificates);
	g_free(config->desk);
	g_free(config->logo);
	g_free(config->organisation);
	g_free(config->contact);
	g_free(config->privacy);
	memset(config, 0, sizeof(*config));
}

char *config_user_path(void)
{
	return g_build_filename(
	    g_get_user_config_dir(), "terugkeerdesk", "config.ini", NULL);
}

char *config_ledger_path(void)
{
	return g_build_filename(
	    g_get_user_data_dir(), "terugkeerdesk", "ledger.tkd", NULL);
}

char *config_state_path(void)
{
	const char *state = getenv("XDG_STATE_HOME");

	/* A home folder is not ours to make. */
	if ((state == NULL || *state == '\0') &&
	    !g_file_test(g_get_home_dir(), G_FILE_TEST_IS_DIR))
		return NULL;
	return g_build_filename(g_get_user_state_dir(), "terugkeerdesk", NULL);
}

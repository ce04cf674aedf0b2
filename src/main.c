/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * main.c - what a process has only one of: locale, clock, limits, environment.
 */
#include <fcntl.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/cli/cli.h"
#include "terugkeerdesk/tui/tui.h"

#define DOMAIN "terugkeerdesk"
#define LOCALE "C.UTF-8" /* always there, and gettext translates in it */

/* --- the clock, the only one --- */

static int64_t now(void)
{
	return (int64_t)time(NULL);
}

static int utc_offset(int64_t at)
{
	time_t seconds = (time_t)at;
	struct tm local;

	return localtime_r(&seconds, &local) != NULL ? (int)local.tm_gmtoff : 0;
}

static day_number today(void)
{
	int64_t at = now();

	return (day_number)((at + utc_offset(at)) / (24 * 60 * 60));
}

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Since it was started: the one clock runs on in sleep, the other stands still. */
static int64_t slept(void)
{
	struct timespec with, without;

	clock_gettime(CLOCK_BOOTTIME, &with);
	clock_gettime(CLOCK_MONOTONIC, &without);
	return (int64_t)(with.tv_sec - without.tv_sec);
}

/* --- the language --- */

/* Text is UTF-8 whatever the machine was told.  A locale that was never generated gives
 * NULL, and C gives ASCII: both would lose every accent.  Amounts, dates and the order of
 * names are the desk's own in both languages, so the other categories stay as they are. */
static void set_locale(void)
{
	if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, LOCALE);
	/* In the locale C gettext does not translate, even with LANGUAGE set. */
	setlocale(LC_MESSAGES, LOCALE);
}

/* Choose the language, also while running.  gettext keeps what it found until the
 * locale changes, so the locale goes there and back. */
static void set_language(enum lang lang)
{
	setenv("LANGUAGE", lang_tag(lang), 1);
	setlocale(LC_MESSAGES, "C");
	setlocale(LC_MESSAGES, LOCALE);
	textdomain(DOMAIN);
}

/* The first language of a list like "fr:nl:en" that the desk speaks. */
static int lang_from_list(const char *list, enum lang *ret)
{
	char **tags = g_strsplit(list, ":", -1);
	int found = -1;

	for (char **tag = tags; found != 0 && *tag != NULL; tag++)
		found = lang_from_tag(*tag, ret);
	g_strfreev(tags);
	return found;
}

static enum lang environment_lang(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *list = getenv("LANGUAGE");
	enum lang lang = LANG_NL;

	if (list != NULL && lang_from_list(list, &lang) == 0)
		return lang;
	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
		const char *value = getenv(variables[i]);

		/* The first that is set decides, as for every program. */
		if (value != NULL && *value != '\0') {
			lang_from_tag(value, &lang);
			break;
		}
	}
	return lang;
}

/* --- the process --- */

/* Nothing written to a file may land in a standard stream that was closed: every
 * number below 3 is taken.  Opened for reading, so that writing to it still fails. */
static void hold_standard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* What was said in confidence stays in this process: no core dump, no tracing, and
 * files for nobody else. */
static void keep_to_ourselves(void)
{
	struct rlimit none = { 0, 0 };

	umask(077);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	/* Writing then fails with an error that is said, instead of ending everything. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

/* A place beside the folder that the program stands in: ../share/NAME, ../libexec/NAME. */
static char *beside(const char *folder, const char *name)
{
	char *program = g_file_read_link("/proc/self/exe", NULL);
	char *own = g_path_get_dirname(program != NULL ? program : ".");
	char *path = g_build_filename(own, "..", folder, name, NULL);

	g_free(own);
	g_free(program);
	return path;
}

static int run_desk(struct desk *desk, enum lang lang, bool demo)
{
	struct tui_host host = {
		.set_language = set_language, .slept = slept, .lang = lang, .demo = demo
	};

	return tui_run(desk, &host);
}

int main(int argc, char **argv)
{
	struct cli_host host = { .now = now,
		.milliseconds = milliseconds,
		.today = today,
		.utc_offset = utc_offset,
		.login_name = g_get_user_name,
		.set_language = set_language,
		.run_desk = run_desk };
	char *data;
	char *locale;
	char *page;
	int status;

	hold_standard_streams();
	keep_to_ourselves();
	set_locale();
	host.data_folder = data = beside("share", "terugkeerdesk");
	host.locale_folder = locale = beside("share", "locale");
	host.page_program = page = beside("libexec", "terugkeerdesk/terugkeerdesk-page");
	host.lang = environment_lang();
	bindtextdomain(DOMAIN, locale);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	set_language(host.lang);
	status = cli_main(argc, argv, &host);
	g_free(page);
	g_free(locale);
	g_free(data);
	return status;
}

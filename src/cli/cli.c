/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/clock.h"

#include "commands.h"
#include "completion.h"
#include "help.h"
#include "input.h"
#include "internal.h"
#include "passphrase.h"
#include "say.h"
#include "words.h"

#define SYSTEM_CONFIG "/etc/terugkeerdesk.ini"

/* --- before a command runs --- */

/* What the settings say; the language of the option goes before that of the files. */
static void read_settings(struct cli *cli, struct faults *faults)
{
	const char *given = cli_option(cli, OPTION_CONFIG);
	const char *lang = cli_option(cli, OPTION_LANG);
	char *path = given != NULL ? g_strdup(given) : config_user_path();

	cli->lang = cli->host->lang;
	/* Before they are read, too: what the system says of them is in its words. */
	if (lang != NULL && lang_from_tag(lang, &cli->lang) == 0)
		cli->host->set_language(cli->lang);
	if (config_read(SYSTEM_CONFIG, path, given != NULL, &cli->config, faults) == 0 &&
	    cli->config.lang_set)
		cli->lang = cli->config.lang;
	g_free(path);
	if (lang != NULL)
		lang_from_tag(lang, &cli->lang);
	cli->host->set_language(cli->lang);
}

static void check_user(struct cli *cli)
{
	const char *given = cli_option(cli, OPTION_USER);
	struct usage *usage = &cli->line.usage;
	struct fault fault = { 0 };
	char sentence[SAY_SENTENCE_MAX];

	if (given == NULL || usage->kind != USAGE_FINE)
		return;
	if (text_normalise(given, false, "", &cli->user, &fault) == 0 &&
	    strlen(cli->user) >= LEDGER_USER_MAX)
		fault_set(&fault, FAULT_TOO_LONG, "", "", N_("63 bytes"));
	if (fault.code != FAULT_NONE)
		usage_set(usage, USAGE_OPTION_TEXT, "--user",
		    say_sentence(&fault, sentence), NULL);
	else if (*cli->user == '\0')
		usage_set(usage, USAGE_OPTION_EMPTY, "--user", NULL, NULL);
}

int cli_load_rules(struct cli *cli)
{
	struct faults faults = { 0 };
	int status = EXIT_OK;

	if (desk_load_rules(cli->desk, &faults) != 0)
		status = say_faults(cli, &faults);
	faults_clear(&faults);
	return status;
}

int cli_take_file(struct cli *cli, const char *path,
    int (*take)(struct cli *cli, const char *text, size_t length, void *data,
	struct fault *fault),
    void *data)
{
	struct fault fault = { 0 };
	char *text;
	size_t length;
	int failed;

	if (input_file(path, INPUT_CASE_MAX, &text, &length, &fault) != 0)
		return say_fault(cli, &fault);
	failed = take(cli, text, length, data, &fault);
	explicit_bzero(text, length);
	g_free(text);
	if (failed == 0)
		return EXIT_OK;
	fault_at(&fault, path, fault.line);
	return say_fault(cli, &fault);
}

int cli_say_closed(const struct cli *cli, const struct fault *fault)
{
	return say_fault(cli, fault) == EXIT_DAMAGE ? EXIT_DAMAGE : EXIT_LEDGER;
}

int cli_passphrase(struct cli *cli, char ret[LEDGER_PASSPHRASE_MAX + 1])
{
	const char *path = cli_option(cli, OPTION_PASSPHRASE_FILE);
	struct fault fault = { 0 };
	int failed = path != NULL ? passphrase_from_file(path, ret, &fault)
				  : passphrase_ask(_("Passphrase: "), "--passphrase-file",
				      ret, &fault);

	return failed != 0 ? say_fault(cli, &fault) : EXIT_OK;
}

/* Asked twice when typed: nobody sees a slip of the finger. */
int cli_new_passphrase(
    struct cli *cli, enum option from, char ret[LEDGER_PASSPHRASE_MAX + 1])
{
	const char *path = cli_option(cli, from);
	const char *instead = from == OPTION_NEW_PASSPHRASE_FILE
				  ? "--new-passphrase-file"
				  : "--passphrase-file";
	char again[LEDGER_PASSPHRASE_MAX + 1];
	struct fault fault = { 0 };
	int status = EXIT_OK;

	if (path != NULL)
		return passphrase_from_file(path, ret, &fault) != 0
			   ? say_fault(cli, &fault)
			   : EXIT_OK;
	if (passphrase_ask(_("New passphrase: "), instead, ret, &fault) != 0 ||
	    passphrase_ask(_("The same passphrase again: "), instead, again, &fault) != 0)
		return say_fault(cli, &fault);
	if (strcmp(ret, again) != 0) {
		say_remark(
		    _("these were two different passphrases; nothing was changed"));
		status = EXIT_INPUT;
	}
	explicit_bzero(again, sizeof(again));
	return status;
}

enum ledger_kdf_cost cli_kdf_cost(const struct cli *cli)
{
	const char *cost = cli_option(cli, OPTION_KDF_COST);

	return cost != NULL && strcmp(cost, "low") == 0 ? LEDGER_KDF_LOW
							: LEDGER_KDF_STANDARD;
}

static const int ending[] = { SIGTERM, SIGHUP, SIGINT };

/* The signals that would end the program now. */
static void find_ending(sigset_t *ret)
{
	struct sigaction action;

	sigemptyset(ret);
	for (size_t i = 0; i < G_N_ELEMENTS(ending); i++) {
		if (sigaction(ending[i], NULL, &action) == 0 &&
		    action.sa_handler == SIG_DFL)
			sigaddset(ret, ending[i]);
	}
}

static bool one_waits(const sigset_t *held)
{
	sigset_t waiting;
	bool found = false;

	sigpending(&waiting);
	for (size_t i = 0; i < G_N_ELEMENTS(ending); i++)
		found |= sigismember(held, ending[i]) && sigismember(&waiting, ending[i]);
	return found;
}

/* They wait until the folder of the demo is whole, and then take it along. */
static int make_demo(struct cli *cli, struct fault *fault)
{
	sigset_t held, before;
	int failed;

	find_ending(&held);
	sigprocmask(SIG_BLOCK, &held, &before);
	failed = desk_demo(cli->desk, fault);
	if (one_waits(&held)) {
		desk_free(cli->desk);
		cli->desk = NULL;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return failed;
}

/* What is saved now would have a wrong date. */
static void remark_clock(const struct cli *cli)
{
	int64_t saved_at = desk_clock_behind(cli->desk);
	char then[DESK_TIME_TEXT];
	char *sentence;

	if (saved_at == 0)
		return;
	sentence = g_strdup_printf(
	    /* TRANSLATORS: a moment */
	    _("the newest case was saved on %s; the clock of this machine is behind"),
	    desk_time_format(cli->desk, then, saved_at, cli->lang));
	say_remark(sentence);
	g_free(sentence);
}

/* A list that lacks cases does not look like one. */
static void remark_damage(const struct cli *cli)
{
	const struct ledger *ledger = desk_ledger(cli->desk);
	size_t count = ledger_unreadable(ledger);
	char *sentence;

	if (count == 0 && !ledger_read_only(ledger))
		return;
	sentence = count == 0
		       /* TRANSLATORS: what is damaged */
		       ? g_strdup_printf(_("the ledger is damaged and only to be looked "
					   "at: %s"),
			     _(ledger_read_only_why(ledger)))
		       : g_strdup_printf(
			     _n("the ledger is damaged: %zu case cannot be read and is "
				"left out; “ledger verify” says more",
				 "the ledger is damaged: %zu cases cannot be read and "
				 "are left out; “ledger verify” says more",
				 count),
			     count);
	say_remark(sentence);
	g_free(sentence);
}

int cli_unlock(struct cli *cli)
{
	char passphrase[LEDGER_PASSPHRASE_MAX + 1];
	struct fault fault = { 0 };
	int status;

	if (cli_option(cli, OPTION_DEMO) != NULL)
		return make_demo(cli, &fault) != 0 ? say_fault(cli, &fault) : EXIT_OK;
	if (desk_ledger_open(cli->desk, &fault) != 0)
		return cli_say_closed(cli, &fault);
	status = cli_passphrase(cli, passphrase);
	if (status == EXIT_OK &&
	    desk_unlock(cli->desk, cli->user, passphrase, NULL, NULL, &fault) != 0)
		status = cli_say_closed(cli, &fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	if (status == EXIT_OK) {
		remark_clock(cli);
		remark_damage(cli);
	}
	return status;
}

int cli_find_case(struct cli *cli, char ret_uuid[LEDGER_UUID_TEXT])
{
	struct fault fault = { 0 };
	int status = cli_unlock(cli);

	if (status == EXIT_OK && ledger_find(desk_ledger(cli->desk),
				     cli->line.argument[0], ret_uuid, &fault) != 0)
		status = say_fault(cli, &fault);
	return status;
}

enum summary_for cli_reader(const struct cli *cli)
{
	const char *name = cli_option(cli, OPTION_FOR);

	if (name != NULL && strcmp(name, "file") == 0)
		return SUMMARY_FILE;
	if (name != NULL && strcmp(name, "riat") == 0)
		return SUMMARY_RIAT;
	return SUMMARY_APPLICANT;
}

/* --- the commands that need no module of their own --- */

int command_desk(struct cli *cli)
{
	struct usage usage = { 0 };
	struct fault fault = { 0 };
	bool demo = cli_option(cli, OPTION_DEMO) != NULL;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		usage_set(&usage, USAGE_NO_TERMINAL, NULL, NULL, NULL);
		return say_usage(cli, &usage);
	}
	if (demo && make_demo(cli, &fault) != 0)
		return say_fault(cli, &fault);
	return cli->host->run_desk(cli->desk, cli->lang, demo);
}

static int run_command(struct cli *cli)
{
	char *ledger = cli->config.ledger != NULL ? g_strdup(cli->config.ledger)
						  : config_ledger_path();
	const char *given = cli_option(cli, OPTION_LEDGER);
	const char *policies = cli_option(cli, OPTION_POLICIES);
	struct desk_env env = { .data_folder = cli->host->data_folder,
		.policies_folder = policies != NULL ? policies : cli->config.policies,
		.locale_folder = cli->host->locale_folder,
		.page_program = cli->host->page_program,
		.ledger_path = given != NULL ? given : ledger,
		.user = cli->user,
		.config = &cli->config,
		.now = cli->host->now,
		.milliseconds = cli->host->milliseconds,
		.today = cli->host->today,
		.utc_offset = cli->host->utc_offset };
	int status;
	int flushed;

	cli->desk = desk_new(&env);
	status = cli->line.command->run(cli);
	flushed = say_flush();
	desk_free(cli->desk);
	g_free(ledger);
	return flushed != EXIT_OK ? flushed : status;
}

static int answer(struct cli *cli, const struct faults *config_faults)
{
	if (cli_option(cli, OPTION_HELP) != NULL) {
		help_print();
		return say_flush();
	}
	if (cli_option(cli, OPTION_VERSION) != NULL) {
		help_print_version();
		return say_flush();
	}
	if (cli->line.usage.kind != USAGE_FINE)
		return say_usage(cli, &cli->line.usage);
	if (cli_option(cli, OPTION_COMPLETION) != NULL) {
		completion_print();
		return say_flush();
	}
	if (config_faults->count > 0)
		return say_faults(cli, config_faults);
	return run_command(cli);
}

int cli_main(int argc, char **argv, const struct cli_host *host)
{
	struct cli cli = { .host = host };
	struct faults faults = { 0 };
	int status;

	parse_command_line(argc, argv, &cli.line);
	cli.json = cli_option(&cli, OPTION_JSON) != NULL;
	read_settings(&cli, &faults);
	check_user(&cli);
	status = answer(&cli, &faults);
	faults_clear(&faults);
	config_clear(&cli.config);
	parse_clear(&cli.line);
	g_free(cli.user);
	return status;
}

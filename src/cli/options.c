/* SPDX-License-Identifier: EUPL-1.2 */
#include "options.h"

#include "commands.h"

#include "terugkeerdesk/core/lang.h"

static const char *const languages[] = { "nl", "en", NULL };
static const char *const costs[] = { "standard", "low", NULL };
static const char *const readers[] = { "applicant", "file", "riat", NULL };
static const char *const formats[] = { "text", "pdf", NULL };
static const char *const kinds[] = { "voluntary", "supervised", "forced", "unknown",
	NULL };
static const char *const routes[] = { "iom", "jrs", "ngo", "unknown", NULL };
static const char *const households[] = { "one_adult", "adults", "one_adult_with_minors",
	"adults_with_minors", "minors", "age_unknown", NULL };
static const char *const states[] = { "intake", "advised", "applied", "approved",
	"booked", "departed", "refused", "withdrawn", "closed", NULL };
static const char *const days[] = { "registered", "departed", NULL };
static const char *const shells[] = { "bash", NULL };

static const struct option_row options[OPTION_COUNT] = {
	[OPTION_LEDGER] = { "ledger", '\0', VALUE_FILE, false, N_("FILE"), NULL,
	    N_("the ledger to work on") },
	[OPTION_LANG] = { "lang", '\0', VALUE_CHOICE, false, "nl|en", languages,
	    N_("the language of sentences and summaries") },
	[OPTION_PASSPHRASE_FILE] = { "passphrase-file", '\0', VALUE_FILE, true,
	    N_("FILE|-"), NULL,
	    N_("read the passphrase from the first line of FILE; for scripts") },
	[OPTION_USER] = { "user", '\0', VALUE_TEXT, false, N_("NAME"), NULL,
	    N_("the user of the ledger") },
	[OPTION_POLICIES] = { "policies", '\0', VALUE_FOLDER, false, N_("DIR"), NULL,
	    N_("the folder with the policy files") },
	[OPTION_CONFIG] = { "config", '\0', VALUE_FILE, false, N_("FILE"), NULL,
	    N_("the settings file, instead of the one of the user") },
	[OPTION_DEMO] = { "demo", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("work on a throw-away ledger of fictional cases") },
	[OPTION_HELP] = { "help", 'h', VALUE_NONE, false, NULL, NULL,
	    N_("show this text and stop") },
	[OPTION_VERSION] = { "version", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("show the version and stop") },
	[OPTION_COMPLETION] = { "completion", '\0', VALUE_CHOICE, false, "bash", shells,
	    NULL },
	[OPTION_JSON] = { "json", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("answer in JSON, for other programs") },
	[OPTION_KDF_COST] = { "kdf-cost", '\0', VALUE_CHOICE, false, "low|standard",
	    costs,
	    N_("the cost of guessing the passphrase; low is for tests and slow "
	       "machines") },
	[OPTION_NEW_PASSPHRASE_FILE] = { "new-passphrase-file", '\0', VALUE_FILE, true,
	    N_("FILE|-"), NULL,
	    N_("read the new passphrase from the first line of FILE; for scripts") },
	[OPTION_SEARCH] = { "search", '\0', VALUE_TEXT, true, N_("TEXT|-"), NULL,
	    N_("only cases that hold TEXT; “-” reads it from standard input") },
	[OPTION_ALL] = { "all", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("every case, one per line") },
	[OPTION_EVERYTHING] = { "everything", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("all that is held about the case: every revision and draft, what was "
	       "shown, the log") },
	[OPTION_READABLE] = { "readable", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("with --everything: for people to read, and not in JSON") },
	[OPTION_CASE] = { "case", '\0', VALUE_FILE, true, N_("FILE|-"), NULL,
	    N_("a case file, without a ledger") },
	[OPTION_FOR] = { "for", '\0', VALUE_CHOICE, false, "applicant|file|riat", readers,
	    N_("for whom the summary is; applicant when nothing is said") },
	[OPTION_FORMAT] = { "format", '\0', VALUE_CHOICE, false, "text|pdf", formats,
	    N_("the form of the summary") },
	[OPTION_OUTPUT] = { "output", 'o', VALUE_FILE, false, N_("FILE"), NULL,
	    N_("write to FILE, which must not exist yet") },
	[OPTION_ACCEPT] = { "accept", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("take it as it is now: the log that ends before what was seen here, the "
	       "printer that shows another certificate") },
	[OPTION_PRINTER] = { "printer", '\0', VALUE_PRINTER, false, N_("URI"), NULL,
	    N_("the address of a printer, or the name of a queue; without it the first one "
	       "of the settings") },
	[OPTION_NETWORK] = { "network", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("ask on the network too; without it nothing leaves this machine") },
	[OPTION_REHEARSE] = { "rehearse", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("only try whether the backup can be restored") },
	[OPTION_REASON] = { "reason", '\0', VALUE_TEXT, true, N_("TEXT|-"), NULL,
	    N_("why; it stays in the log and should name nobody") },
	[OPTION_DUE] = { "due", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("only cases that wait for something") },
	[OPTION_CASES] = { "cases", '\0', VALUE_FILE, true, N_("FILE|-"), NULL,
	    N_("the cases of FILE, a table (CSV) or case files, one per line; not those of "
	       "the ledger") },
	[OPTION_STRICT] = { "strict", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("calculate nothing when a row has an error") },
	[OPTION_CSV] = { "csv", '\0', VALUE_NONE, false, NULL, NULL,
	    N_("answer as a table (CSV), for other programs") },
	[OPTION_POLICY] = { "policy", '\0', VALUE_FILE, false, N_("FILE|ID"), NULL,
	    N_("the policy to try; a file need not be installed") },
	[OPTION_AGAINST] = { "against", '\0', VALUE_FILE, false, N_("FILE|ID"), NULL,
	    N_("the policy to compare with; what applied when nothing is said") },
	[OPTION_FROM] = { "from", '\0', VALUE_TEXT, false, N_("DATE"), NULL,
	    N_("the first day of the period") },
	[OPTION_TO] = { "to", '\0', VALUE_TEXT, false, N_("DATE"), NULL,
	    N_("the last day of the period") },
	[OPTION_SPLIT] = { "split", '\0', VALUE_TEXT, false, N_("YEAR,..."), NULL,
	    N_("the years in which another period begins, up to three") },
	[OPTION_TABLE] = { "table", '\0', VALUE_FILE, false, N_("FILE|NAME"), NULL,
	    N_("departures that somebody else counted, in the same form; by itself it needs "
	       "no ledger") },
	[OPTION_BY] = { "by", '\0', VALUE_CHOICE, false, "registered|departed", days,
	    N_("the day by which a case counts; registered when nothing is said") },
	[OPTION_REGISTERED_FROM] = { "registered-from", '\0', VALUE_TEXT, false,
	    N_("DATE"), NULL, N_("only cases registered on DATE or later") },
	[OPTION_REGISTERED_TO] = { "registered-to", '\0', VALUE_TEXT, false, N_("DATE"),
	    NULL, N_("only cases registered on DATE or earlier") },
	[OPTION_DEPARTURE_FROM] = { "departure-from", '\0', VALUE_TEXT, false, N_("DATE"),
	    NULL,
	    N_("only cases that left, or else are to leave, on DATE or later") },
	[OPTION_DEPARTURE_TO] = { "departure-to", '\0', VALUE_TEXT, false, N_("DATE"),
	    NULL,
	    N_("only cases that left, or else are to leave, on DATE or earlier") },
	[OPTION_NATIONALITY] = { "nationality", '\0', VALUE_TEXT, false,
	    N_("CODE|unknown"), NULL,
	    N_("only main applicants of this nationality, like IQ") },
	[OPTION_DEPARTURE_KIND] = { "departure-kind", '\0', VALUE_CHOICE, false,
	    "voluntary|supervised|forced|unknown", kinds, N_("only departures of this kind") },
	[OPTION_ROUTE] = { "route", '\0', VALUE_CHOICE, false, "iom|jrs|ngo|unknown", routes,
	    N_("only cases that go along this route") },
	[OPTION_HOUSEHOLD] = { "household", '\0', VALUE_CHOICE, false, N_("TYPE"),
	    households, N_("only households of this type") },
	[OPTION_STATE] = { "state", '\0', VALUE_CHOICE, false, N_("STATE"), states,
	    N_("only cases that are in this state") },
};

static const struct command_row commands[] = {
	{ "calculate", N_("FILE|-"), 1, 1, true, VALUE_FILE, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON), "terugkeerdesk-calculation/1", command_calculate,
	    N_("assess a case file, or with “-” one case per line; needs no ledger") },
	{ "policy list", "", 0, 0, false, VALUE_NONE, OPTION_NONE, 0, NULL,
	    command_policy_list, N_("the policies, in time") },
	{ "policy show", N_("ID"), 1, 1, false, VALUE_TEXT, OPTION_NONE, 0, NULL,
	    command_policy_show, N_("one policy with its sources") },
	{ "policy check", N_("FILE..."), 1, ARGUMENTS_ANY, false, VALUE_FILE, OPTION_NONE,
	    0, NULL, command_policy_check,
	    N_("every fault of a policy file or a country table, with its line") },
	{ "ledger create", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_KDF_COST), NULL, command_ledger_create,
	    N_("make a new ledger; no other command does") },
	{ "ledger verify", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_ACCEPT), "terugkeerdesk-verify/1", command_ledger_verify,
	    N_("check the whole ledger and say what is damaged") },
	{ "ledger backup", N_("FILE"), 1, 1, false, VALUE_FILE, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON), "terugkeerdesk-backup/1", command_ledger_backup,
	    N_("write a verified copy, also while desks work") },
	{ "ledger restore", N_("FILE"), 1, 1, false, VALUE_FILE, OPTION_NONE,
	    OPTION_BIT(OPTION_REHEARSE) | OPTION_BIT(OPTION_JSON),
	    "terugkeerdesk-restore/1", command_ledger_restore,
	    N_("make the ledger of a backup, where none stands yet") },
	{ "ledger rekey", "", 0, 0, false, VALUE_NONE, OPTION_NONE, 0, NULL,
	    command_ledger_rekey,
	    N_("give the ledger a new data key; its users keep their passphrases") },
	{ "ledger passphrase", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_NEW_PASSPHRASE_FILE) | OPTION_BIT(OPTION_KDF_COST), NULL,
	    command_ledger_passphrase,
	    N_("change your own passphrase, and the cost of guessing it") },
	{ "ledger recovery", "", 0, 0, false, VALUE_NONE, OPTION_NONE, 0, NULL,
	    command_ledger_recovery,
	    N_("make a recovery key for on paper; the one before no longer works") },
	{ "ledger recover", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_NEW_PASSPHRASE_FILE) | OPTION_BIT(OPTION_KDF_COST), NULL,
	    command_ledger_recover,
	    N_("with the recovery key, give a user a new passphrase") },
	{ "ledger user add", N_("NAME"), 1, 1, false, VALUE_TEXT, OPTION_NONE,
	    OPTION_BIT(OPTION_NEW_PASSPHRASE_FILE) | OPTION_BIT(OPTION_KDF_COST), NULL,
	    command_user_add, N_("let somebody else unlock the ledger") },
	{ "ledger user remove", N_("NAME"), 1, 1, false, VALUE_TEXT, OPTION_NONE, 0, NULL,
	    command_user_remove,
	    N_("let a user unlock no more; the ledger gets a new data key") },
	{ "ledger user list", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON), "terugkeerdesk-users/1", command_user_list,
	    N_("who can unlock the ledger") },
	{ "ledger rescue", N_("DIR"), 1, 1, false, VALUE_FOLDER, OPTION_NONE, 0, NULL,
	    command_ledger_rescue,
	    N_("get out of a damaged ledger what can be read, as case files") },
	{ "ledger inventory", "", 0, 0, false, VALUE_NONE, OPTION_NONE, 0, NULL,
	    command_ledger_inventory,
	    N_("what is stored of people, why, and how long; needs no ledger") },
	{ "ledger stats", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON), "terugkeerdesk-stats/1", command_ledger_stats,
	    N_("the ledger in figures") },
	{ "case add", N_("FILE|-"), 1, 1, true, VALUE_FILE, OPTION_NONE, 0, NULL,
	    command_case_add, N_("add a case file, or with “-” one case per line") },
	{ "case list", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_SEARCH) | OPTION_BIT(OPTION_DUE) | OPTION_BIT(OPTION_JSON),
	    "terugkeerdesk-list/1",
	    command_case_list, N_("the cases, newest first") },
	{ "case show", N_("CASE"), 1, 1, false, VALUE_TEXT, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON), "terugkeerdesk-case/1", command_case_show,
	    N_("one case, by its number or UUID") },
	{ "case export", N_("CASE|--all"), 0, 1, false, VALUE_TEXT, OPTION_ALL,
	    OPTION_BIT(OPTION_ALL) | OPTION_BIT(OPTION_EVERYTHING) |
		OPTION_BIT(OPTION_READABLE),
	    NULL, command_case_export,
	    N_("one case or every case as case files") },
	{ "case log", N_("CASE"), 1, 1, false, VALUE_TEXT, OPTION_NONE,
	    OPTION_BIT(OPTION_JSON), "terugkeerdesk-log/1", command_case_log,
	    N_("what was done to a case: who, when, from what to what") },
	{ "case erase", N_("CASE"), 1, 1, false, VALUE_TEXT, OPTION_NONE,
	    OPTION_BIT(OPTION_REASON) | OPTION_BIT(OPTION_JSON),
	    "terugkeerdesk-erase/1", command_case_erase,
	    N_("destroy what opens a case, for good"), OPTION_BIT(OPTION_REASON) },
	{ "summary", N_("CASE|--case FILE"), 0, 1, false, VALUE_TEXT, OPTION_CASE,
	    OPTION_BIT(OPTION_CASE) | OPTION_BIT(OPTION_FOR) | OPTION_BIT(OPTION_FORMAT) |
		OPTION_BIT(OPTION_OUTPUT),
	    NULL, command_summary, N_("the summary of a case") },
	{ "printers", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_NETWORK) | OPTION_BIT(OPTION_JSON),
	    "terugkeerdesk-printers/1", command_printers,
	    N_("the printers to choose from; needs no ledger") },
	{ "print", N_("CASE"), 1, 1, false, VALUE_TEXT, OPTION_NONE,
	    OPTION_BIT(OPTION_PRINTER) | OPTION_BIT(OPTION_FOR) | OPTION_BIT(OPTION_ACCEPT),
	    NULL, command_print,
	    N_("the same summary to a printer; it is noted in the log") },
	{ "report what-if", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_POLICY) | OPTION_BIT(OPTION_AGAINST) |
		OPTION_BIT(OPTION_CASES) | OPTION_BIT(OPTION_STRICT) |
		OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_CSV) | OPTIONS_FILTER,
	    "terugkeerdesk-what-if/1", command_report_what_if,
	    N_("what a policy would come to over many cases, and who would receive more "
	       "or less"),
	    OPTION_BIT(OPTION_POLICY) },
	{ "report totals", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_FROM) | OPTION_BIT(OPTION_TO) | OPTION_BIT(OPTION_SPLIT) |
		OPTION_BIT(OPTION_TABLE) | OPTION_BIT(OPTION_CASES) | OPTION_BIT(OPTION_STRICT) |
		OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_CSV) | OPTIONS_FILTER,
	    "terugkeerdesk-totals/1", command_report_totals,
	    N_("how many were registered and departed, and how far they came, per year "
	       "and per period"),
	    0 },
	{ "report trend", "", 0, 0, false, VALUE_NONE, OPTION_NONE,
	    OPTION_BIT(OPTION_BY) | OPTION_BIT(OPTION_FROM) | OPTION_BIT(OPTION_TO) |
		OPTION_BIT(OPTION_CASES) | OPTION_BIT(OPTION_STRICT) |
		OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_CSV) | OPTIONS_FILTER,
	    "terugkeerdesk-trend/1", command_report_trend,
	    N_("registrations or departures per month by nationality, and the months that "
	       "stand out"),
	    0 },
};

static const struct command_row none = {
	.name = "", .arguments = "", .instead = OPTION_NONE, .run = command_desk
};

const struct option_row *option_row(enum option option)
{
	return &options[option];
}

const struct command_row *command_row(size_t index)
{
	return index < sizeof(commands) / sizeof(commands[0]) ? &commands[index] : NULL;
}

const struct command_row *command_none(void)
{
	return &none;
}

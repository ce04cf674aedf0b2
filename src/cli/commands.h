/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/commands.h - one function per command; each returns an exit status.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

struct cli;

int command_desk(struct cli *cli);
int command_calculate(struct cli *cli);
int command_policy_list(struct cli *cli);
int command_policy_show(struct cli *cli);
int command_policy_check(struct cli *cli);
int command_ledger_create(struct cli *cli);
int command_ledger_verify(struct cli *cli);
int command_ledger_backup(struct cli *cli);
int command_ledger_restore(struct cli *cli);
int command_ledger_rescue(struct cli *cli);
int command_ledger_stats(struct cli *cli);
int command_ledger_inventory(struct cli *cli);
int command_ledger_rekey(struct cli *cli);
int command_ledger_passphrase(struct cli *cli);
int command_ledger_recovery(struct cli *cli);
int command_ledger_recover(struct cli *cli);
int command_user_add(struct cli *cli);
int command_user_remove(struct cli *cli);
int command_user_list(struct cli *cli);
int command_case_add(struct cli *cli);
int command_case_list(struct cli *cli);
int command_case_show(struct cli *cli);
int command_case_export(struct cli *cli);
int command_case_log(struct cli *cli);
int command_case_erase(struct cli *cli);
int command_report_totals(struct cli *cli);
int command_report_trend(struct cli *cli);
int command_report_what_if(struct cli *cli);
int command_summary(struct cli *cli);
int command_print(struct cli *cli);
int command_printers(struct cli *cli);

#endif

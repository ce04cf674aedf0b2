/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/program.h - starting one of the programs that work for the desk.
 */
#ifndef DESK_PROGRAM_H
#define DESK_PROGRAM_H

#include <sys/types.h>

struct fault;

/*
 * program_start(path, ret_socket, fault):
 * Start a program with one socket as its standard input and output and nothing as its
 * standard error; our end never waits.  Returns its process, or -1.
 */
pid_t program_start(const char *path, int *ret_socket, struct fault *fault);

/* The path of the program that stands beside another; g_free. */
char *program_beside(const char *path, const char *name);

#endif

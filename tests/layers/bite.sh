#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bite.sh COMPILER...: plants one fault of each kind in a small tree and wants layers.sh to name it; and wants
# silence about the tree without them.  A check that never bites proves nothing.
set -eu

here=$(readlink -f "$(dirname "$0")")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree"
mkdir -p data/policies src include/terugkeerdesk tests/core man po .ci
for module in core ini config policy ledger document exchange report desk cli tui; do
  mkdir "src/$module" "include/terugkeerdesk/$module"
done
licence='SPDX-License-Identifier: EUPL-1.2'
failed=0
tried=0

# put FILE: the standard input behind a licence line.
put() {
  {
    case $1 in
    *.ini) echo "; $licence" ;;
    *.build | desk) echo "# $licence" ;;
    *) echo "/* $licence */" ;;
    esac
    cat
  } >"$1"
}

# bite FILE MESSAGE: plant the standard input as FILE; MESSAGE must be said of it.
bite() {
  tried=$((tried + 1))
  cp "$1" kept 2>/dev/null || rm -f kept
  put "$1"
  if said=$(sh "$here/layers.sh" . 2>&1); then
    echo "not ok: exit status 0 for: $2"
    failed=1
  fi
  case $said in
  "$1:"*"$2"*) ;;
  *)
    echo "not ok: wanted \"$1: $2\", got: $said"
    failed=1
    ;;
  esac
  if [ -f kept ]; then mv kept "$1"; else rm "$1"; fi
}

# silent: the tree as it is must pass.
silent() {
  tried=$((tried + 1))
  if ! said=$(sh "$here/layers.sh" . 2>&1) || [ -n "$said" ]; then
    echo "not ok: a clean tree is refused: $said"
    failed=1
  fi
}

echo 'project()' | put meson.build
printf 'set -eu\n' | put desk
put data/policies/example-2031.ini <<'END'
[policy]
id = example-2031
from = 2031-05-17
[component test.cash]
adult = 1234.50 ; not 98.76
[condition test.visa]
country = visa
END
put data/countries.ini <<'END'
[countries]
mn = MNG | Mongolië | Mongolia
no = NOR | Noorwegen | Norway
END
put include/terugkeerdesk/core/thing.h <<'END'
#include <stddef.h>
struct thing;
END
# Looks bad at first sight and is not: comments, members, longer words, other strings.
put src/core/thing.c <<'END'
#include "terugkeerdesk/core/thing.h"
#include <string.h>
/* printf("SELECT"); exit(1); 123450
 * 2024 time(NULL) "mn" */
// exit(0); "example-2031"
int thing_exit(struct thing *thing) { return thing->time() + '"' - '\''; }
const char *thing_text = "the printf of 2030-01-01, no \" SELECTED /* exit(1) */ 98.76";
const char *thing_word = "no";
int thing_number = 0x123450 + 1234501;
END
silent

bite src/core/a.c 'core may not include from desk' <<'END'
#include "terugkeerdesk/desk/desk.h"
END
bite src/policy/a.c 'policy may not include from ledger' <<'END'
  #  include "terugkeerdesk/ledger/ledger.h"
END
bite src/cli/a.c 'cli may not include from tui' <<'END'
#include "terugkeerdesk/tui/tui.h"
END
bite include/terugkeerdesk/ledger/a.h 'ledger may not include from policy' <<'END'
#include "terugkeerdesk/policy/policies.h"
END
bite src/core/a.c 'a private header of another folder' <<'END'
#include "../ledger/sql.h"
END
bite src/core/thing.c "the file's own header comes first" <<'END'
#include <string.h>
#include "terugkeerdesk/core/thing.h"
END
bite src/desk/a.c '<curses.h> does not belong in desk' <<'END'
#include <curses.h>
END
bite include/terugkeerdesk/desk/a.h '<sqlite3.h> does not belong in desk' <<'END'
#include <sqlite3.h>
END
bite src/document/a.c '<sodium.h> does not belong in document' <<'END'
#include <sodium.h>
END
bite src/core/a.c '<jansson.h> does not belong in core' <<'END'
#include <jansson.h>
END
bite src/document/a.c '<libintl.h> does not belong in document' <<'END'
#include <libintl.h>
END
bite src/config/a.c '<iniparser/iniparser.h> does not belong in config' <<'END'
#include <iniparser/iniparser.h>
END
bite src/core/a.c '<gtk/gtk.h> is not in layers.txt' <<'END'
#include <gtk/gtk.h>
END
bite src/ledger/a.c 'printf() does not belong in ledger' <<'END'
void a(void) { printf("x"); }
END
bite src/desk/a.c 'stderr does not belong in desk' <<'END'
void a(void) { fprintf(stderr, "x"); }
END
bite src/core/a.c 'exit does not belong in core' <<'END'
void a(void) { /* fine */ exit(1); }
END
bite src/cli/a.c 'abort does not belong in cli' <<'END'
void a(void) { abort(); }
END
bite src/desk/a.c 'time() does not belong in desk' <<'END'
long a(void) { return time (NULL); }
END
bite src/tui/a.c 'clock_gettime does not belong in tui' <<'END'
void a(void) { clock_gettime(0, NULL); }
END
bite src/tui/a.c 'usleep() does not belong in tui' <<'END'
void a(void) { usleep(10); }
END
bite src/desk/a.c 'getenv does not belong in desk' <<'END'
void a(void) { getenv("HOME"); }
END
bite src/core/a.c 'gettext does not belong in core' <<'END'
void a(void) { gettext("x"); }
END
bite src/core/a.c 'fopen does not belong in core' <<'END'
void a(void) { fopen("x", "r"); }
END
bite src/core/a.c 'strcpy does not belong in core' <<'END'
void a(char *b) { strcpy(b, "x"); }
END
bite src/desk/a.c '"SELECT" does not belong in a string of desk' <<'END'
const char *a(void) { return "SELECT 1"; }
END
bite src/core/a.c '123450 is an amount' <<'END'
long a(void) { return 123450L; }
END
bite src/core/a.c '615 is an amount' <<'END'
long a(void) { return 615; }
END
bite src/core/a.c 'policy in a string: 1234.50' <<'END'
const char *a(void) { return "at most 1234.50"; }
END
bite src/core/a.c '2022 is a year' <<'END'
long a(void) { return date(2022, 4, 1); }
END
bite src/core/a.c 'policy in a string: 2031-05-17' <<'END'
const char *a(void) { return "from 2031-05-17"; }
END
bite src/core/a.c 'example-2031 is the id of a policy' <<'END'
const char *a(void) { return "example-2031"; }
END
bite src/core/a.c 'test.visa is a condition or component' <<'END'
const char *a(void) { return "test.visa"; }
END
bite src/core/a.c 'test.cash is a condition or component' <<'END'
const char *a(void) { return "test.cash"; }
END
bite src/core/a.c 'mn is a country' <<'END'
int a(const char *b) { return strcmp(b, "mn"); }
END
bite src/core/a.c 'Mongolië is a country' <<'END'
const char *a(void) { return "Mongolië"; }
END
bite src/other.c 'the module "other.c" is not in layers.txt' <<'END'
END
yes | head -n 600 | bite src/core/a.c '601 lines; at most 600'

for file in src/core/a.c data/a.ini tests/core/meson.build man/a.1 .ci/run; do
  tried=$((tried + 1))
  echo >"$file"
  case $(sh "$here/layers.sh" .) in
  "$file:1: no SPDX"*) ;;
  *) echo "not ok: no licence line in $file goes unseen" && failed=1 ;;
  esac
  rm "$file"
done
silent

# headers.sh and symbols.sh, with the compiler given as arguments.
refuses() {
  tried=$((tried + 1))
  if said=$("$@" 2>&1); then
    echo "not ok: $* is content: $said"
    failed=1
  fi
}
mkdir objects
refuses sh "$here/symbols.sh" objects
for bad in 'int count;' 'int count = 1;' 'static int f(void) { static int n; return n++; } int g(void) { return f(); }' \
  '_Thread_local int count;' 'const char *name = "x";'; do
  echo "$bad" | "$@" -x c -c -o objects/a.o -
  refuses sh "$here/symbols.sh" objects
done
echo 'const char *const name[] = { "x" }; const int two = 2; int f(int a) { return a + two; }' |
  "$@" -fPIC -x c -c -o objects/a.o -
sh "$here/symbols.sh" objects || failed=1

sh "$here/headers.sh" . "$@" >/dev/null || failed=1
echo 'size_t thing_size(void);' | put include/terugkeerdesk/core/bad.h
refuses sh "$here/headers.sh" . "$@"
echo 'struct twice { int a; };' | put include/terugkeerdesk/core/bad.h
refuses sh "$here/headers.sh" . "$@"

echo "$tried plants tried"
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# headers.sh TOP COMPILER...: compile every header alone, and twice in a row: it includes
# what it uses, and guards itself.
set -eu

cd "$1"
shift
failed=0
tried=0
flags=$(pkg-config --cflags glib-2.0 pangocairo)
for header in $(find include src -name '*.h' | LC_ALL=C sort); do
  tried=$((tried + 1))
  # shellcheck disable=SC2086 # a list of flags
  if ! printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
    "$@" -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Wall -Wextra -Werror \
      -fsyntax-only -I. -Iinclude $flags -x c -; then
    echo "$header: does not compile by itself, or not twice"
    failed=1
  fi
done
[ "$tried" -gt 0 ] || failed=1
echo "$tried headers"
exit "$failed"

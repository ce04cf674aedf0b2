#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# layers.sh TOP: hold the tree at TOP to layers.txt, to short files and to a licence line.
# One line per fault, FILE:LINE: what; exits 1 when there was one.
set -eu

table=$(readlink -f "$(dirname "$0")")
cd "$1"
failed=0

sources=$(find src include -name '*.[ch]' | LC_ALL=C sort)
policies=$(find data/policies -name '*.ini' 2>/dev/null | LC_ALL=C sort)
countries=$(find data -maxdepth 1 -name countries.ini)
# shellcheck disable=SC2086 # paths of ours, without spaces
awk -f "$table/layers.awk" "$table/layers.txt" $policies $countries $sources || failed=1

# The first or (behind #!) second line says the licence; no file is too long to read.
written=$(find src include tests man data po desk .ci -type f \( -name '*.[ch]' -o -name '*.sh' \
  -o -name '*.awk' -o -name '*.ini' -o -name 'meson.build' -o -name '*.[1-8]' -o -name '*.po' \
  -o -path desk -o -path '.ci/*' \) 2>/dev/null | LC_ALL=C sort)
for file in meson.build $written; do
  if ! head -n 2 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1\.2'; then
    echo "$file:1: no SPDX-License-Identifier line"
    failed=1
  fi
  case $file in
  *.[ch] | *.sh | *.awk)
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 600 ]; then
      echo "$file:$lines: $lines lines; at most 600"
      failed=1
    fi
    ;;
  esac
done
exit "$failed"

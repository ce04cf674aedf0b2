#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# symbols.sh FOLDER: no object in the folder (of a build, or a planted one) has a variable
# that can change: no .data, no .bss, no common.  Tables with pointers are fine: the loader
# seals them (.data.rel.ro).  Exceptions are the rows "global NAME... :" of layers.txt.
set -eu

here=$(readlink -f "$(dirname "$0")")
objects=$(find "$1" -name '*.o' | LC_ALL=C sort)
[ -n "$objects" ] || { echo "no objects in $1"; exit 1; }
# shellcheck disable=SC2086 # paths of ours
LC_ALL=C objdump -t $objects | awk '
FILENAME ~ /layers\.txt$/ {
  if ($1 == "global")
    for (i = 2; $i != ":" && i <= NF; i++)
      allow[$i] = 1
  next
}
/file format/ { object = $1; next }
# address, seven flag characters, section, size, name
match($0, /^[0-9a-f]+ [lgu! ].....[O ] /) {
  split(substr($0, RLENGTH + 1), part, /[ \t]+/)
  section = part[1]
  name = part[3]
  bare = name
  sub(/\.[0-9]+$/, "", bare)
  if (section ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ && section !~ /^\.data\.rel\.ro/ &&
    name !~ /^\./ && !(bare in allow)) {
    print object " " name " can change (" section ")"
    faults++
  }
}
END { exit faults > 0 }' "$here/layers.txt" -

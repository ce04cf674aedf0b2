#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# package.sh TOP FOLDER: make a .deb of the tree at TOP in FOLDER, for desks without a
# compiler or network.  The same sources give the same bytes, wherever they stand.
set -eu
umask 022
LC_ALL=C.UTF-8
export LC_ALL

top=$1
build=$2/package
mkdir -p "$2"
stage=$build/stage
name=terugkeerdesk
version=$(sed -n "s/^ *version: '\(.*\)',$/\1/p" "$top/meson.build" | head -n 1)
architecture=$(dpkg --print-architecture)
maintainer="${DEBFULLNAME:-$name} <${DEBEMAIL:-$name@localhost}>"
deb=$2/${name}_${version}_$architecture.deb

# The moment of the sources: that of the last commit, or of the newest file.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(cd "$top" && { git log -1 --format=%ct 2>/dev/null ||
    find src include data po man meson.build -type f -printf '%T@\n' | sort -n | tail -n 1 |
    cut -d. -f1; })
fi
export SOURCE_DATE_EPOCH

# A folder of its own: another prefix, no paths of this machine in the program, stripped.
[ -f "$build/build.ninja" ] || meson setup "$build" "$top" --prefix=/usr \
  --sysconfdir=/etc -Dstrip=true \
  -Dc_args="'-ffile-prefix-map=$top=.' '-ffile-prefix-map=$build=.'" >"$2/package.log" ||
  { cat "$2/package.log" >&2; exit 1; }
ninja --quiet -C "$build" src/$name src/page/$name-page src/page/$name-print src/page/$name-raster $name-gmo data/completions/$name >&2
rm -rf "$stage"
DESTDIR=$stage meson install -C "$build" --no-rebuild --quiet >&2

doc=$stage/usr/share/doc/$name
mkdir -p "$doc" "$stage/DEBIAN"
cp "$top/README.md" "$doc/README.md"
{
  printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n'
  printf 'Upstream-Name: %s\n\nFiles: *\n' "$name"
  printf 'Copyright: the authors of %s\nLicense: EUPL-1.2\n\nLicense: EUPL-1.2\n' "$name"
  sed 's/^$/./; s/^/ /' "$top/LICENSE"
} >"$doc/copyright"
{
  printf '%s (%s) stable; urgency=medium\n\n' "$name" "$version"
  printf '  * Built from the sources as they were then.\n\n'
  printf ' -- %s  %s\n' "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} >"$doc/changelog"
find "$doc/changelog" "$stage/usr/share/man" -type f -exec gzip -9n {} +

# dpkg-shlibdeps reads the source paragraphs of a debian folder: give it one.
mkdir -p "$build/debian"
printf 'Source: %s\n\nPackage: %s\nArchitecture: any\n' "$name" "$name" >"$build/debian/control"
libraries=$(cd "$build" && dpkg-shlibdeps -O "stage/usr/bin/$name" \
  "stage/usr/libexec/$name/$name-page" "stage/usr/libexec/$name/$name-print" \
  "stage/usr/libexec/$name/$name-raster" | sed -n 's/^shlibs:Depends=//p')
cat >"$stage/DEBIAN/control" <<END
Package: $name
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size "$stage/usr" | cut -f1)
Depends: $libraries, fonts-noto-core
Suggests: fonts-noto-cjk, avahi-daemon, libnss-mdns
Section: database
Priority: optional
Description: case desk for conversations about return from the Netherlands
 For counsellors who talk with people about returning.  The answers go in on
 the left; on the right stands at every key what the person may receive under
 the national scheme, under Frontex JRS and under the harmonised policy, why,
 and which question to ask next.
 .
 Cases stay in an encrypted ledger on the machine itself.  It runs in a
 terminal, in Dutch and English, and needs no network.
END
(cd "$stage" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) \
  >"$stage/DEBIAN/md5sums"

# Nothing of this machine but the sources: modes, owners, moments.
chmod -R u=rwX,go=rX "$stage"
find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --threads-max=1 -Zxz --build "$stage" "$deb" >&2
echo "$deb"

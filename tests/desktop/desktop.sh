#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# desktop.sh TOP: what menus and software shops read is as they want it; checked with their
# own tools where those are installed.
set -eu

cd "$1/data/desktop"
tried=0
if command -v desktop-file-validate >/dev/null; then
  desktop-file-validate terugkeerdesk.desktop
  tried=$((tried + 1))
fi
if command -v appstreamcli >/dev/null; then
  # The id is no domain name: the project has none.
  appstreamcli validate --no-net --override=cid-desktopapp-is-not-rdns=info \
    terugkeerdesk.metainfo.xml
  tried=$((tried + 1))
fi
[ "$tried" -gt 0 ] || exit 77

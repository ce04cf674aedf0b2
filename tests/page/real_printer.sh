#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# real_printer.sh BUILD SOURCE: print on ippeveprinter, the printer that CUPS comes with,
# in the clear and encrypted; what it gets is the page, byte for byte.  It wants DNS-SD,
# so it gets a bus and a responder of its own, on loopback.
set -eu

desk=$1/src/terugkeerdesk
source=$2

skip() {
  echo "skipped: $1"
  exit 77
}

for program in ippeveprinter dbus-daemon avahi-daemon; do
  PATH=$PATH:/usr/sbin command -v $program >/dev/null || skip "no $program"
done
[ "$(id -u)" -eq 0 ] || skip "avahi-daemon wants to be started by root"

PATH=$PATH:/usr/sbin
room=$(mktemp -d)
started=
clean() {
  # Without its bus avahi-daemon hears nothing gentler.
  # shellcheck disable=SC2086 # a list of numbers
  [ -z "$started" ] || kill -KILL $started 2>/dev/null || :
  rm -rf "$room"
}
trap clean EXIT
cd "$room"

# until_done COMMAND...: again and again, for at most 20 seconds.
until_done() {
  timeout 20 sh -c 'until "$@" >/dev/null 2>&1; do :; done' sh "$@"
}

cat >bus.conf <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=$room/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow send_type="method_call"/><allow eavesdrop="true"/></policy></busconfig>
END
printf '[server]\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\n' >avahi.conf
DBUS_SYSTEM_BUS_ADDRESS=unix:path=$room/bus
export DBUS_SYSTEM_BUS_ADDRESS
dbus-daemon --config-file="$room/bus.conf" --nofork >bus.log 2>&1 &
started="$started $!"
until_done test -S "$room/bus" || skip "dbus-daemon does not start: $(cat bus.log)"
# Its title would be written over the address of the bus.
avahi-daemon -f "$room/avahi.conf" --no-drop-root --no-rlimits --no-chroot \
  --no-proc-title >avahi.log 2>&1 &
started="$started $!"
until_done grep -q 'startup complete' avahi.log ||
  skip "avahi-daemon does not start: $(cat avahi.log)"
port=$((20000 + $$ % 20000))
# Another run beside this one has a printer too.
name=Example-$$
mkdir spool keys
ippeveprinter -k -K keys -d spool -p $port -n localhost -f application/pdf,image/pwg-raster \
  $name >printer.log 2>&1 &
started="$started $!"
until_done sh -c ": | ipptool -T 2 ipp://localhost:$port/ipp/print get-printer-attributes.test" ||
  skip "ippeveprinter does not start: $(cat printer.log)"

echo 'een lange wachtzin' >secret
run() {
  "$desk" --ledger "$room/ledger.tkd" --passphrase-file "$room/secret" --user anna \
    --lang en "$@"
}
run ledger create --kdf-cost low >/dev/null
number=$(run case add "$source/data/examples/nota-1-family-of-four.json" 2>/dev/null)
run summary "$number" --format pdf -o page.pdf 2>/dev/null
job=0
for scheme in ipp ipps; do
  job=$((job + 1))
  run print "$number" --printer $scheme://localhost:$port/ipp/print >said 2>&1 ||
    { cat said printer.log; exit 1; }
  cmp page.pdf "spool/$job-document.pdf"
  # Also by ipp: the printer offers encryption.
  grep -q 'is encrypted' said || { cat said; exit 1; }
  echo "$scheme: as it was sent"
done

# It tells its name: it is in the list when the network is asked, and only then; and that
# name is an address.
"$desk" printers >list 2>&1
! grep -q $name list || { cat list; exit 1; }
"$desk" printers --network >list 2>&1 || { cat list; exit 1; }
grep "^ipps\{0,1\}://$name\._ipps\{0,1\}\._tcp\.local/ " list >found || { cat list; exit 1; }
job=$((job + 1))
run print "$number" --printer "$(cut -d' ' -f1 found)" >said 2>&1 ||
  { cat said printer.log; exit 1; }
cmp page.pdf "spool/$job-document.pdf"
echo "by its name: as it was sent"

# One that takes pixels only gets those.
port=$((port + 1))
mkdir pixels
ippeveprinter -k -K keys -d pixels -p $port -n localhost -f image/pwg-raster,image/urf \
  Pixels >printer.log 2>&1 &
started="$started $!"
until_done sh -c ": | ipptool -T 2 ipp://localhost:$port/ipp/print get-printer-attributes.test" ||
  skip "ippeveprinter does not start: $(cat printer.log)"
run print "$number" --printer ipp://localhost:$port/ipp/print >said 2>&1 ||
  { cat said printer.log; exit 1; }
[ "$(head -c 4 pixels/1-document.pwg)" = RaS2 ] || { ls -l pixels; exit 1; }
echo "pixels only: as pixels"

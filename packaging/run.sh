#!/bin/sh
# Open the sample convening. Without a display, do the main jobs: write its calendars and packs.
set -eu
cd "$(dirname "$0")/.."
convenor=.venv/bin/convenor
file=var/medium.convenor

if [ ! -e $file ]; then
    mkdir -p var
    $convenor sample $file --size medium
fi
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec $convenor $file
fi
echo "There is no display, so no window opens. Writing the calendars and packs of $file instead."
$convenor export calendars $file --out out/calendars
echo "Calendars: $PWD/out/calendars"
$convenor export packs $file --out out/packs
echo "Packs: $PWD/out/packs"

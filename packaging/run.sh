#!/bin/sh
# Open the sample convening. Without a display, do the main job: write its calendars.
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
echo "There is no display, so no window opens. Writing the calendars of $file instead."
$convenor export calendars $file --out out/calendars
echo "Calendars: $PWD/out/calendars"

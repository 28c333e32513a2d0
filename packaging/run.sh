#!/usr/bin/env bash
# Installs what is missing, builds, makes a trial municipality on this machine, starts its hub and the
# program that is named: kiosk (the default), laptop, or demo. Without a display: the demonstration.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh

what=${1:-kiosk}
case "$what" in
    kiosk | laptop | demo) ;;
    *) echo "usage: packaging/run.sh [kiosk|laptop|demo]" >&2; exit 2 ;;
esac

ensure_packages
echo "Building; the first time this takes some minutes."
build release

if [ "$what" != demo ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so the demonstration runs on a virtual one."
    what=demo
fi
if [ "$what" = demo ]; then
    rm -rf demo-output
    build/bin/keukentafel-demo demo-output/landscape
    build/bin/keukentafel-demo demo-output/portrait 1080 1920
    build/bin/keukentafel-demo demo-output/english 1920 1080 en
    build/bin/keukentafel-demo demo-output/arabic 1920 1080 ar  # from right to left
    exit 0
fi

# The trial lives in the person's own data folder and stays from one start to the next.
trial=${XDG_DATA_HOME:-$HOME/.local/share}/keukentafel-trial
port=${KT_TRIAL_PORT:-18443}
mkdir -p "$(dirname "$trial")"
packaging/trial.sh "$trial" "$port"
if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    packaging/trial.sh "$trial" "$port" serve >>"$trial/hub.log" 2>&1 &
    hub_pid=$!
    trap 'kill "$hub_pid" 2>/dev/null || true' EXIT
fi
mkdir -p "$trial/papers"
if [ "$what" = kiosk ]; then
    echo "A trial municipality. Papers come in $trial/papers. Close with Ctrl+C here."
    build/bin/keukentafel kiosk --data "$trial/kiosk" --print-to "$trial/papers"
else
    echo "A trial municipality. The passphrase of its laptop is: $(cat "$trial/passphrase")"
    build/bin/keukentafel laptop --data "$trial/laptop"
fi

#!/usr/bin/env bash
# Installs what is missing, builds, measures. One line per figure:
#   NAME ours=... peer=... limit=... ratio=...
# tests/bench/run.sh [NAME...]  answer_durable next_question load_guide first_frame pss idle_cpu; or all
# Run it as root where a session's memory is to be measured. README.md says what the figures mean.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/packages.sh

names=("$@")
[ $# -gt 0 ] || names=(answer_durable next_question load_guide first_frame pss idle_cpu)
for name in "${names[@]}"; do
    case "$name" in
        answer_durable | next_question | load_guide | first_frame | pss | idle_cpu) ;;
        *) sed -n 's/^# \(tests\/bench\/run.sh.*\)/usage: \1/p' "$0" >&2; exit 2 ;;
    esac
done

{ ensure_packages test && build bench; } >&2

window=()
for name in "${names[@]}"; do
    case "$name" in
        answer_durable) build-bench/bin/journal_bench ;;
        next_question) build-bench/bin/next_question_bench ;;
        load_guide) build-bench/bin/load_guide_bench ;;
        *) window+=("$name") ;;
    esac
done
# One trial municipality for all that needs a window.
[ ${#window[@]} -eq 0 ] || build-bench/bin/window_bench "${window[@]}"

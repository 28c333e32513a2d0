#!/usr/bin/env bash
# Installs what is missing, builds, measures. One line per figure:
#   NAME ours=... peer=... limit=... ratio=...
# tests/bench/run.sh [NAME...]  answer_durable next_question surveyjs load_guide first_frame pss idle_cpu; or all
# Run it as root where a session's memory is to be measured. README.md says what the figures mean.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/packages.sh

names=("$@")
[ $# -gt 0 ] || names=(answer_durable next_question surveyjs load_guide first_frame pss idle_cpu)
for name in "${names[@]}"; do
    case "$name" in
        answer_durable | next_question | surveyjs | load_guide | first_frame | pss | idle_cpu) ;;
        *) sed -n 's/^# \(tests\/bench\/run.sh.*\)/usage: \1/p' "$0" >&2; exit 2 ;;
    esac
done

# The peer comes from npm into the build folder and nowhere else. Without network or npm ours is
# measured alone, and that is said.
surveyjs_version=3.1.1
surveyjs() {
    local folder=$PWD/build-bench/surveyjs
    mkdir -p "$folder"
    rm -f "$folder"/*.peer
    build-bench/bin/surveyjs_bench models "$folder"
    {
        command -v npm || install_missing nodejs npm || true
        echo '{"private": true}' >"$folder/package.json"
        if npm install --prefix "$folder" --no-audit --no-fund "survey-core@$surveyjs_version"; then
            node tests/bench/surveyjs_peer.mjs "$folder"
        else
            echo "survey-core $surveyjs_version could not be had from npm: no network or no registry. Ours is measured alone."
        fi
    } >&2
    build-bench/bin/surveyjs_bench compare "$folder"
}

# No more is built than what is measured: a window takes far longer than a guide.
programs=()
for name in "${names[@]}"; do
    case "$name" in
        answer_durable) programs+=(journal_bench) ;;
        next_question | surveyjs | load_guide) programs+=("${name}_bench") ;;
        *) programs=(bench); break ;;
    esac
done
{ ensure_packages test && build bench "${programs[@]}"; } >&2

window=()
for name in "${names[@]}"; do
    case "$name" in
        answer_durable) build-bench/bin/journal_bench ;;
        next_question) build-bench/bin/next_question_bench ;;
        surveyjs) surveyjs ;;
        load_guide) build-bench/bin/load_guide_bench ;;
        *) window+=("$name") ;;
    esac
done
# One trial municipality for all that needs a window.
[ ${#window[@]} -eq 0 ] || build-bench/bin/window_bench "${window[@]}"

#!/usr/bin/env bash
# tests/fuzz/run.sh guide|csv|ods [SECONDS]   from the build folder, after `cmake --build . --target fuzz`
# Looks for an input that the loader cannot stand: 3 seconds, 20 with KT_LONG=1, or as many as said.
# What is found is kept in fuzz-found/ of the build folder.
set -euo pipefail
what=$1
seconds=${2:-$([ -n "${KT_LONG:-}" ] && echo 20 || echo 3)}
here=$(cd "$(dirname "$0")" && pwd)
grown=$PWD/fuzz-corpus/$what  # kept from run to run, so that each begins where the last one was
mkdir -p "$grown" fuzz-found
exec "bin/${what}_fuzz" "$grown" "$here/corpus/$what" -dict="$here/$what.dict" -max_len=16000 \
    -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1500 -artifact_prefix="fuzz-found/${what}-" \
    -print_final_stats=1

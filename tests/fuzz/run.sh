#!/usr/bin/env bash
# tests/fuzz/run.sh guide|csv|ods|po [SECONDS]   from the build folder, after `cmake --build . --target fuzz`
# Looks for an input that the readers cannot stand: as many seconds as said, or 10 for all four
# together, 60 with KT_LONG=1; a whole guide has more in it than a sheet and gets more of them.
# What is found is kept in fuzz-found/ of the build folder.
set -euo pipefail
what=$1
case "$what" in
    guide) seconds=4 ;;
    *) seconds=2 ;;
esac
[ -z "${KT_LONG:-}" ] || seconds=$((seconds * 6))
seconds=${2:-$seconds}
here=$(cd "$(dirname "$0")" && pwd)
grown=$PWD/fuzz-corpus/$what  # kept from run to run, so that each begins where the last one was
mkdir -p "$grown" fuzz-found
exec "bin/${what}_fuzz" "$grown" "$here/corpus/$what" -dict="$here/$what.dict" -max_len=16000 \
    -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1500 -artifact_prefix="fuzz-found/${what}-" \
    -print_final_stats=1

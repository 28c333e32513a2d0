#!/usr/bin/env bash
# Installs what is missing, builds, runs the tests. --all: with the long loops.
# The last line is "N passed, N failed"; the exit code is 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh

case "${1:-}" in
    "") ;;
    --all) export KT_LONG=1 KT_CMAKE=-DKT_SANITIZE_ALL=ON ;;
    *) echo "usage: packaging/test.sh [--all]" >&2; exit 2 ;;
esac

ensure_packages test || { echo "0 passed, 1 failed"; exit 1; }

passed=0
failed=0

# run_tests BUILD_FOLDER: ctest, then counts single tests from the programs' own reports.
run_tests() {
    local folder=$1 report bad line
    rm -rf "$folder/reports" && mkdir -p "$folder/reports"
    report=$folder/reports
    (cd "$folder" && GTEST_OUTPUT="xml:$PWD/reports/" \
        ctest --output-on-failure --output-junit reports/ctest.junit -j "${KT_TEST_JOBS:-2}") \
        >"$folder/ctest.log" 2>&1
    # Programs that failed in any way, whether or not they could still write a report.
    bad=$(grep -c '<failure' "$report/ctest.junit" 2>/dev/null || true)
    grep -vE '^ *[0-9]+/[0-9]+ Test .*Passed|^ *Start ' "$folder/ctest.log" | tail -n 120
    local tests=0 failures=0 n f
    for line in "$report"/*.xml; do
        [ -e "$line" ] || continue
        n=$(grep -m1 -o '<testsuites tests="[0-9]*"' "$line" | grep -o '[0-9]*' || echo 0)
        f=$(grep -m1 -o 'failures="[0-9]*"' "$line" | grep -o '[0-9]*' || echo 0)
        tests=$((tests + ${n:-0}))
        failures=$((failures + ${f:-0}))
    done
    # Scripts among the tests write no report: each counts as one.
    local scripts
    scripts=$(grep -o '<testcase name="script_[a-z_0-9]*"' "$report/ctest.junit" | wc -l)
    local script_bad
    script_bad=$(grep -A3 '<testcase name="script_' "$report/ctest.junit" | grep -c '<failure' || true)
    [ "$failures" -lt "$((bad - script_bad))" ] && failures=$((bad - script_bad))
    passed=$((passed + tests - failures + scripts - script_bad))
    failed=$((failed + failures + script_bad))
    if [ "$tests" -eq 0 ]; then failed=$((failed + 1)); fi
}

echo "== Release build and tests"
if build release; then run_tests build; else failed=$((failed + 1)); fi

echo "== The same without a window, under AddressSanitizer and UndefinedBehaviorSanitizer"
if build sanitize; then
    ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1 \
        KT_LONG= run_tests build-sanitize
else
    failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# The part of scripts/bench that runs the C++ benchmarks; it is sourced and uses that script's variables.

# A benchmark prints its findings; lines that begin with "LIMIT" are held against their limit:
#   LIMIT <milliseconds> <limit> <what was measured>
run_bench() {
    local output
    output=$(timeout 300 "$build/bin/$1" "${@:2}" </dev/null) || { complain "$1 failed"; return; }
    awk '/^LIMIT / {
            title = $4; for (i = 5; i <= NF; ++i) title = title " " $i
            printf "%-60s %9.2f ms   target < %s ms: %s\n", title, $2, $3, ($2 + 0 < $3 + 0 ? "met" : "MISSED")
            missed += $2 + 0 >= $3 + 0
            next
         }
         { print }
         END { exit missed > 0 }' <<<"$output" || failed=1
}

# The screenshot is taken once eight looks, 50 ms apart, found the page complete: it was complete this long before.
calm_ms=350

# One start; its milliseconds are in time afterwards.
start_console() {
    local begun ended status=0 console
    # As after a reboot, as far as the data goes: its pages are taken out of the machine's memory.
    dd if="$work/desk/base.db" iflag=nocache count=0 status=none
    begun=$(date +%s%N)
    QT_QPA_PLATFORM=offscreen timeout 60 "$build/bin/panelwright" --profile "$work/desk" --offline --page orders \
        --screenshot "$work/page.png" >"$work/console.log" 2>&1 </dev/null &
    console=$!
    wait "$console" || status=$?
    ended=$(date +%s%N)
    time=$(((ended - begun) / 1000000))
    if [ "$status" -ne 0 ] || [ ! -s "$work/page.png" ]; then
        complain "the console did not open: $(tail -n 2 "$work/console.log")"
        return 1
    fi
}

# The same start once more, looked at while it runs; not timed, because looking costs time.
measure_memory() {
    local console found
    memory=0
    QT_QPA_PLATFORM=offscreen "$build/bin/panelwright" --profile "$work/desk" --offline --page orders \
        --screenshot "$work/page.png" >"$work/console.log" 2>&1 </dev/null &
    console=$!
    while found=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$console/status" 2>/dev/null) && [ -n "$found" ]; do
        memory=$found
        sleep 0.01
    done
    wait "$console" || complain 'the console did not open'
}

console_limit() { # console_limit VALUE LIMIT UNIT TITLE
    printf '%-60s %9d %s   target < %s %s: ' "$4" "$1" "$3" "$2" "$3"
    if [ "$1" -lt "$2" ]; then echo met; else echo MISSED; failed=1; fi
}

bench_cold_start() {
    if [ ! -x "$build/bin/panelwright" ]; then
        echo 'Cold start: the console is not built here'
        return
    fi
    local times=() time memory round
    for ((round = 0; round < 5; ++round)); do
        start_console || return 0
        times+=("$time")
    done
    time=$(printf '%s\n' "${times[@]}" | sort -n | sed -n 3p)
    measure_memory
    console_limit "$time" 1000 ms 'console, process start to its end with a picture of the page'
    console_limit "$((time - calm_ms))" 500 ms 'console, process start to the complete first page, at most'
    console_limit "$((memory / 1024))" 200 MB 'console, largest resident size'
}

# A desk with a million orders, and the console on it.
bench_million() {
    run_bench bench_first_page "$work/desk"
    bench_cold_start
}

bench_core() {
    printf '\n'
    run_bench bench_statement
    if [ -x "$build/bin/bench_rebase" ]; then run_bench bench_rebase; fi
    bench_million
}

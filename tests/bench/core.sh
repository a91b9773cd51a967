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

bench_cold_start() {
    if [ ! -x "$build/bin/panelwright" ]; then
        echo 'Cold start: the console is not built here'
        return
    fi
    local times=() begun ended status round
    for ((round = 0; round < 5; ++round)); do
        # As after a reboot, as far as the data goes: its pages are taken out of the machine's memory.
        dd if="$work/desk/base.db" iflag=nocache count=0 status=none
        begun=$(date +%s%N)
        status=0
        QT_QPA_PLATFORM=offscreen timeout 60 "$build/bin/panelwright" --profile "$work/desk" --offline --page orders \
            --screenshot "$work/page.png" >"$work/console.log" 2>&1 </dev/null || status=$?
        ended=$(date +%s%N)
        if [ "$status" -ne 0 ] || [ ! -s "$work/page.png" ]; then
            complain "the console did not open: $(tail -n 2 "$work/console.log")"
            return
        fi
        times+=("$(((ended - begun) / 1000000))")
    done
    printf '%s\n' "${times[@]}" | sort -n | awk '{ value[NR] = $1 } END {
        ms = value[int((NR + 1) / 2)]
        printf "%-60s %9d ms   target < 1000 ms: %s\n", "console, process start to its end with a picture of the page", ms, (ms < 1000 ? "met" : "MISSED")
        exit ms >= 1000
    }' || failed=1
}

bench_core() {
    printf '\n'
    run_bench bench_statement
    if [ -x "$build/bin/bench_rebase" ]; then run_bench bench_rebase; fi
    run_bench bench_first_page "$work/desk"
    bench_cold_start
}

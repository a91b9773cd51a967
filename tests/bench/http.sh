# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# The part of scripts/bench that measures servers; sourced, with that script's variables.

# shellcheck source=tests/bench/http_servers.sh
. "$bench/http_servers.sh"

# load SECONDS SCRIPT [ARGUMENT...]: the line that the script reports.
load() {
    local length=$1 script=$2 threads=2
    shift 2
    [ "$connections" -ge 2 ] || threads=1
    wrk -t"$threads" -c"$connections" -d"${length}s" --timeout 20s -s "$bench/wrk/$script" "$url" -- \
        "$@" 2>&1 </dev/null | tee "$work/wrk.log" | grep "^RESULT " || { tail -n 3 "$work/wrk.log" >&2; echo "RESULT none"; }
}

# load_kind KIND SECONDS
load_kind() {
    case $1 in
    post) load "$2" place_orders.lua "$work/customers" "$service" "$quantity" ;;
    get) load "$2" read_orders.lua "$work/customers" ;;
    built) load "$2" read_catalogue.lua "$work/customers" '/api/services?limit=200' ;;
    cached) load "$2" read_catalogue.lua "$work/customers" /api/services anonymous ;;
    status) load "$2" read_statuses.lua "$work/keys" ;;
    esac
}

# field NAME LINE
field() { sed -nE "s/.* $1=([0-9]+).*/\1/p" <<<" $2 "; }

# note KIND SERVER LINE CPU: keeps the figures of a run; a failed request spoils it.
note() {
    local error count requests us
    requests=$(field requests "$3") us=$(field us "$3")
    if [ -z "$requests" ] || [ "$requests" -eq 0 ]; then complain "$1 $2: wrk reported nothing"; return; fi
    for error in status connect read write timeout; do
        count=$(field "$error" "$3")
        [ "$count" = 0 ] || complain "$1 $2: $count $error errors"
    done
    printf '%s@%s %s %d %d %d %d %d\n' "$1" "$connections" "$2" "$((requests * 1000000 / us))" "$(field p50 "$3")" \
        "$(field p99 "$3")" "$(($4 / requests))" "$(peak_kib)" >>"$results"
}

counts() {
    query "$work/run/shop.db" "SELECT (SELECT count(*) FROM orders) || ' ' || (SELECT count(*) FROM transfers) || ' ' ||
        (SELECT sum(order_count) FROM users) || ' ' || (SELECT rev FROM revision)"
}

# Every answered order is there, with its transfer and its customer's account, and the ledger explains all balances.
# What wrk hung up on when its time was over may be there too: one request a connection, twice, since there is a warm-up.
check_rows() { # check_rows SERVER BEFORE ANSWERED
    local orders transfers ordered revision was was_transfers was_ordered was_revision
    read -r was was_transfers was_ordered was_revision <<<"$2"
    read -r orders transfers ordered revision <<<"$(counts)"
    local made=$((orders - was))
    if [ "$made" -lt "$3" ] || [ "$made" -gt $(($3 + 2 * connections)) ]; then complain "$1 answered $3 orders and kept $made"; fi
    if [ "$((transfers - was_transfers))" -ne "$made" ] || [ "$((ordered - was_ordered))" -ne "$made" ]; then
        complain "$1 kept $made orders, but not as many transfers and counts"
    fi
    printf '%s@%s %d %d\n' "$1" "$connections" "$made" "$((revision - was_revision))" >>"$work/commits"
    "$server" verify --data "$work/run" >"$work/verify.log" 2>&1 </dev/null || complain "$1: $(tail -n 2 "$work/verify.log")"
}

run_kind() { # run_kind KIND SERVER
    local before warm line cpu
    fresh_copy
    before=$(counts)
    start "$2" "$work/run"
    warm=$(load_kind "$1" 1)
    cpu=$(cpu_us)
    line=$(load_kind "$1" "$seconds")
    note "$1" "$2" "$line" "$(($(cpu_us) - cpu))"
    stop
    if [ "$1" = post ]; then check_rows "$2" "$before" "$(($(field requests "$warm") + $(field requests "$line")))"; fi
}

# What both are asked for, once, and must answer alike: what may differ is taken out.
sample() { # sample SERVER
    local token key order orders
    read -r token order _ <"$work/customers"
    read -r key orders <"$work/keys"
    fresh_copy
    start "$1" "$work/run"
    curl -sS -f --max-time 20 "$url/api/orders/$order" -H "Authorization: Bearer $token"
    echo
    curl -sS -f --max-time 20 "$url/api/services?limit=200" -H "Authorization: Bearer $token"
    echo
    curl -sS -f --max-time 20 "$url/api/v2" -d "key=$key&action=status&orders=${orders// /,},999999999"
    echo
    post /api/orders "$token" "{\"service\":$service,\"link\":\"https://social.example/p/1\",\"quantity\":$quantity}" |
        sed -E 's/"(created|updated)_at":"[^"]*"/"\1_at":"..."/g'
    echo
    stop
}

check_answers() {
    local name
    sample ours >"$work/answers.ours"
    for name in alone grouped; do
        sample "$name" >"$work/answers.$name"
        diff "$work/answers.ours" "$work/answers.$name" >&2 || complain "$name answers something else than we do"
    done
    start nginx "$work/base"
    cmp "$work/nginx.answer" "$work/catalogue.json" >&2 || complain 'nginx answers something else than we do'
    stop
}

median() { # median KIND SERVER COLUMN
    awk -v kind="$1@$connections" -v name="$2" -v column="$3" '$1 == kind && $2 == name { print $column }' "$results" |
        sort -n | awk '{ value[NR] = $1 } END { print NR ? value[int((NR + 1) / 2)] : 0 }'
}

row() { # row KIND SERVER TITLE
    printf '%-44s %9d %9.1f %9.1f %9d %9.1f' "$3" "$(median "$1" "$2" 3)" \
        "$(median "$1" "$2" 4 | awk '{ print $1 / 1000 }')" "$(median "$1" "$2" 5 | awk '{ print $1 / 1000 }')" \
        "$(median "$1" "$2" 6)" "$(median "$1" "$2" 7 | awk '{ print $1 / 1024 }')"
    if [ "$1" = post ]; then
        awk -v name="$2@$connections" '$1 == name { orders += $2; commits += $3 }
            END { printf " %9.1f", commits ? orders / commits : 0 }' "$work/commits"
    fi
    printf '\n'
}

ratio() { # ratio KIND RIVAL TARGET TITLE: the targets are for 64 connections
    awk -v ours="$(median "$1" ours 3)" -v theirs="$(median "$1" "$2" 3)" -v target="$3" -v title="$4" \
        -v counts="$([ "$connections" -eq 64 ] && echo 1)" 'BEGIN {
        ratio = theirs ? ours / theirs : 0
        printf "%-44s %9.2f", title, ratio
        if (counts) printf "   target >= %s: %s", target, (ratio >= target ? "met" : "MISSED")
        printf "\n"
        exit counts && ratio < target
    }' || failed=1
}

report_http() {
    printf '\n%d connections, medians of %d runs of %d s in turn\n' "$connections" "$rounds" "$seconds"
    printf '%-44s %9s %9s %9s %9s %9s %9s\n' '' 'req/s' 'p50 ms' 'p99 ms' 'us CPU' 'peak MiB' 'per commit'
    row post ours 'POST /api/orders, panelwright-server'
    row post alone 'POST /api/orders, fastify, commit each'
    row post grouped 'POST /api/orders, fastify, group commit'
    row get ours 'GET /api/orders/:id, panelwright-server'
    row get alone 'GET /api/orders/:id, fastify'
    row built ours '200 services, built, panelwright-server'
    row built alone '200 services, built, fastify'
    row cached ours '200 services, cached, panelwright-server'
    row cached nginx '200 services, a file, nginx'
    row status ours 'API v2 status of 100, panelwright-server'
    row status alone 'API v2 status of 100, fastify'
    ratio post alone 4 'orders, against fastify with a commit each'
    ratio post grouped 1.3 'orders, against fastify with group commit'
    ratio get alone 3.5 'order look-up, against fastify'
    ratio built alone 5 'catalogue built, against fastify'
    ratio cached nginx 0.7 'catalogue cached, against nginx'
    ratio status alone 5 'API v2 status of 100, against fastify'
}

bench_http() {
    local round name
    install_rival
    make_shop
    check_answers
    : >"$work/commits"
    for connections in $connection_counts; do
        for ((round = 1; round <= rounds; ++round)); do
            for name in ours alone grouped; do run_kind post "$name"; done
            for name in ours alone; do
                run_kind get "$name"
                run_kind built "$name"
                run_kind status "$name"
            done
            for name in ours nginx; do run_kind cached "$name"; done
        done
        report_http
    done
    connections=64
}

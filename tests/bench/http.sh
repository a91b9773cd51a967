# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# The part of scripts/bench that measures servers; it is sourced and uses that script's variables.

password=correct-horse-battery-staple
rival=$bench/rivals

install_rival() {
    if [ -f "$rival/node_modules/better-sqlite3/build/Release/better_sqlite3.node" ] &&
        [ -d "$rival/node_modules/fastify" ]; then return; fi
    echo 'Installing the rival (fastify, better-sqlite3) with npm'
    # Older npm runs install scripts by itself, newer ones those that package.json allows; rebuild serves both.
    (cd "$rival" && npm install --no-audit --no-fund --no-package-lock && npm rebuild better-sqlite3) >"$work/npm.log" 2>&1 </dev/null ||
        { tail -n 20 "$work/npm.log" >&2; give_up 'npm could not install the rival'; }
}

# The address in the ready line of a server, once that line is complete.
ready_url() {
    local line
    while read -r line; do
        if [[ $line == 'listening on http://'* ]]; then
            url=${line#listening on }
            return 0
        fi
    done <"$1"
    return 1
}

# start NAME DATA: NAME is ours, alone, grouped, pouchdb or replicache; sets pid and url.
start() {
    local log=$work/server.log command tenths=0
    case $1 in
    ours) command=("$server" serve --data "$2" --listen 127.0.0.1:0 --rate-limits off --max-connections-per-address 1024
        --max-streams-per-account 1024 --quiet) ;;
    alone) command=(node "$rival/fastify_orders.js" --database "$2/shop.db" --port 0) ;;
    grouped) command=(node "$rival/fastify_orders.js" --database "$2/shop.db" --port 0 --group-commit) ;;
    pouchdb | replicache) command=(node "$sync_rivals/$1_server.js" --folder "$2") ;;
    esac
    : >"$log" # here, because the server's own redirection may come after our first look
    NODE_ENV=production "${command[@]}" >"$log" 2>&1 </dev/null &
    pid=$!
    until ready_url "$log"; do
        if ! kill -0 "$pid" 2>/dev/null || [ "$((tenths += 1))" -gt 300 ]; then
            tail -n 20 "$log" >&2
            give_up "$1 did not start"
        fi
        sleep 0.1
    done
}

stop() {
    local ended=0
    kill -TERM "$pid"
    wait "$pid" || ended=$?
    pid=''
    [ "$ended" -eq 0 ] || complain "a server ended with $ended: $(tail -n 3 "$work/server.log")"
}

post() { # post PATH TOKEN BODY
    curl -sS -f --max-time 20 "$url$1" -H "Authorization: Bearer $2" -H 'Content-Type: application/json' -d "$3"
}

sign_in() { # sign_in PATH NAME
    post "$1" none "{\"login\":\"$2\",\"password\":\"$password\"}" | sed -E 's/.*"token":"([^"]+)".*/\1/'
}

# A shop whose customers are signed in and can pay for every order of every run.
make_shop() {
    local shop=$work/base owner name id token
    printf %s "$password" >"$work/password"
    "$server" init --data "$shop" --owner owner --password-file "$work/password" >/dev/null </dev/null
    "$server" seed --data "$shop" --orders 10000 --password-file "$work/password" >/dev/null </dev/null
    start ours "$shop"
    owner=$(sign_in /api/admin/auth/login owner)
    while IFS='|' read -r id name; do
        token=$(sign_in /api/auth/login "$name")
        post "/api/admin/users/$id/add-fund" "$owner" '{"amount":"1000000","reason":"benchmark"}' >/dev/null
        printf '%s %s\n' "$token" "$(query "$shop/shop.db" \
            "SELECT group_concat(id, ' ') FROM (SELECT id FROM orders WHERE user_id = $id ORDER BY id LIMIT 100)")"
        # Node has no 32 byte BLAKE2b, so the rival finds the same session by its SHA-256.
        printf "INSERT INTO sessions SELECT '%s', kind, owner_id, created_at, expires_at FROM sessions
            WHERE kind = 'customer' AND owner_id = %d LIMIT 1;\n" \
            "$(printf %s "$token" | sha256sum | cut -d' ' -f1)" "$id" >>"$work/rival.sql"
    done < <(query "$shop/shop.db" "SELECT id, username FROM users WHERE state = 'active' ORDER BY id LIMIT $customers") \
        >"$work/customers"
    stop
    [ "$(wc -l <"$work/customers")" -eq "$customers" ] || give_up 'not all customers could sign in'
    sqlite3 -bail "$shop/shop.db" <"$work/rival.sql"
    sqlite3 "$shop/shop.db" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    read -r service quantity <<<"$(query "$shop/shop.db" "SELECT s.id || ' ' || s.min_quantity FROM services s
        JOIN categories c ON c.id = s.category_id
        WHERE s.type = 'default' AND s.enabled = 1 AND c.enabled = 1 AND s.rate > 0 ORDER BY s.id LIMIT 1")"
}

fresh_copy() {
    rm -rf "$work/run"
    cp -r "$work/base" "$work/run"
    sync -f "$work/run"
}

# load SCRIPT SECONDS [ARGUMENT...]: the line that the script reports.
load() {
    local script=$1 length=$2
    shift 2
    wrk -t2 -c"$connections" -d"${length}s" --timeout 20s -s "$bench/wrk/$script" "$url" -- "$work/customers" \
        "$@" 2>&1 </dev/null | tee "$work/wrk.log" | grep "^RESULT " || { tail -n 3 "$work/wrk.log" >&2; echo "RESULT none"; }
}

# field NAME LINE
field() { sed -nE "s/.* $1=([0-9]+).*/\1/p" <<<" $2 "; }

# note KIND SERVER LINE: keeps the figures of a run; a failed request spoils it.
note() {
    local error count requests us
    requests=$(field requests "$3") us=$(field us "$3")
    if [ -z "$requests" ] || [ "$requests" -eq 0 ]; then complain "$1 $2: wrk reported nothing"; return; fi
    for error in status connect read write timeout; do
        count=$(field "$error" "$3")
        [ "$count" = 0 ] || complain "$1 $2: $count $error errors"
    done
    printf '%s %s %d %d %d\n' "$1" "$2" "$((requests * 1000000 / us))" "$(field p50 "$3")" "$(field p99 "$3")" >>"$results"
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
    printf '%s %d %d\n' "$1" "$made" "$((revision - was_revision))" >>"$work/commits"
    "$server" verify --data "$work/run" >"$work/verify.log" 2>&1 </dev/null || complain "$1: $(tail -n 2 "$work/verify.log")"
}

run_posts() { # run_posts SERVER
    local before warm line
    fresh_copy
    before=$(counts)
    start "$1" "$work/run"
    warm=$(load place_orders.lua 1 "$service" "$quantity")
    line=$(load place_orders.lua "$seconds" "$service" "$quantity")
    stop
    note post "$1" "$line"
    check_rows "$1" "$before" "$(($(field requests "$warm") + $(field requests "$line")))"
}

run_gets() { # run_gets SERVER
    local line
    fresh_copy
    start "$1" "$work/run"
    load read_orders.lua 1 >/dev/null
    line=$(load read_orders.lua "$seconds")
    stop
    note get "$1" "$line"
}

# One order, placed and read: what may differ is taken out.
sample() { # sample SERVER
    local token order
    read -r token order _ <"$work/customers"
    fresh_copy
    start "$1" "$work/run"
    curl -sS -f --max-time 20 "$url/api/orders/$order" -H "Authorization: Bearer $token"
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
}

median() { # median KIND SERVER COLUMN
    awk -v kind="$1" -v name="$2" -v column="$3" '$1 == kind && $2 == name { print $column }' "$results" |
        sort -n | awk '{ value[NR] = $1 } END { print NR ? value[int((NR + 1) / 2)] : 0 }'
}

row() { # row KIND SERVER TITLE
    printf '%-44s %9d %9.1f %9.1f' "$3" "$(median "$1" "$2" 3)" \
        "$(median "$1" "$2" 4 | awk '{ print $1 / 1000 }')" "$(median "$1" "$2" 5 | awk '{ print $1 / 1000 }')"
    if [ "$1" = post ]; then
        awk -v name="$2" '$1 == name { orders += $2; commits += $3 } END { printf " %9.1f", commits ? orders / commits : 0 }' \
            "$work/commits"
    fi
    printf '\n'
}

ratio() { # ratio KIND RIVAL TARGET TITLE
    awk -v ours="$(median "$1" ours 3)" -v theirs="$(median "$1" "$2" 3)" -v target="$3" -v title="$4" 'BEGIN {
        ratio = theirs ? ours / theirs : 0
        printf "%-44s %9.2f   target >= %s: %s\n", title, ratio, target, (ratio >= target ? "met" : "MISSED")
        exit ratio < target
    }' || failed=1
}

bench_http() {
    local round name
    install_rival
    make_shop
    check_answers
    : >"$work/commits"
    for ((round = 1; round <= rounds; ++round)); do
        for name in ours alone grouped; do run_posts "$name"; done
        for name in ours alone; do run_gets "$name"; done
    done
    printf '\n%d connections, medians of %d runs of %d s in turn\n' "$connections" "$rounds" "$seconds"
    printf '%-44s %9s %9s %9s %9s\n' '' 'req/s' 'p50 ms' 'p99 ms' 'per commit'
    row post ours 'POST /api/orders, panelwright-server'
    row post alone 'POST /api/orders, fastify, commit each'
    row post grouped 'POST /api/orders, fastify, group commit'
    row get ours 'GET /api/orders/:id, panelwright-server'
    row get alone 'GET /api/orders/:id, fastify'
    ratio post alone 4 'POST against fastify with a commit each'
    ratio post grouped 1.3 'POST against fastify with group commit'
    ratio get alone 2.5 'GET against fastify'
}

# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# The part of scripts/bench that measures synchronisation beside PouchDB and Replicache; it is sourced and uses that
# script's variables and what tests/bench/http.sh defines.

sync_rivals=$bench/sync/rivals
sync_orders=100000
live_orders=200
held_desks=199

install_sync_rivals() {
    if [ -f "$sync_rivals/node_modules/better-sqlite3/build/Release/better_sqlite3.node" ] &&
        [ -d "$sync_rivals/node_modules/replicache" ] && [ -d "$sync_rivals/node_modules/express-pouchdb" ]; then return; fi
    echo 'Installing the rivals (PouchDB, express-pouchdb, Replicache) with npm'
    (cd "$sync_rivals" && npm ci --no-audit --no-fund && npm rebuild better-sqlite3) >"$work/npm.log" 2>&1 </dev/null ||
        { tail -n 20 "$work/npm.log" >&2; give_up 'npm could not install the rivals'; }
}

# One shop, and the same orders in both rivals' databases; every run gets a copy of its own.
make_sync_shops() {
    local shop=$work/sync/ours name
    printf %s "$password" >"$work/password"
    mkdir -p "$work/sync/pouchdb" "$work/sync/replicache"
    "$server" init --data "$shop" --owner owner --password-file "$work/password" >/dev/null </dev/null
    "$server" seed --data "$shop" --orders "$sync_orders" --password-file "$work/password" >/dev/null </dev/null
    sqlite3 "$shop/shop.db" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
    sqlite3 -readonly -json "$shop/shop.db" 'SELECT id, user_id, service_id, service_name, link, comments, quantity, charge,
        refunded, start_count, remains, status, placed_via, created_at, updated_at, rev FROM orders ORDER BY id' >"$work/orders.json"
    for name in pouchdb replicache; do
        NODE_ENV=production node "$sync_rivals/${name}_server.js" --fill --orders "$work/orders.json" \
            --folder "$work/sync/$name" </dev/null || give_up "$name could not be filled"
    done
    read -r sync_rows <<<"$(query "$shop/shop.db" 'SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM order_events)
        + (SELECT count(*) FROM transfers) + (SELECT count(*) FROM users) + (SELECT count(*) FROM tickets)
        + (SELECT count(*) FROM ticket_messages) + (SELECT count(*) FROM services)')"
}

sync_copy() { # sync_copy NAME: a fresh copy of its shop, and an empty folder for its desk
    rm -rf "$work/run" "$work/replica"
    cp -r "$work/sync/$1" "$work/run"
    mkdir "$work/replica"
    sync -f "$work/run"
}

# keep_results COMMAND...: its RESULT lines go to the figures; anything else that it does is a failure.
keep_results() {
    timeout 900 "$@" >"$work/desk.log" 2>"$work/desk.err" </dev/null ||
        complain "$1 $2 failed: $(tail -n 3 "$work/desk.err")"
    grep '^RESULT ' "$work/desk.log" >>"$work/figures" || true
}

run_sync() { # run_sync NAME
    sync_copy "$1"
    start "$1" "$work/run"
    case $1 in
    ours) keep_results "$build/bin/bench_sync" "$url" "$work/password" "$work/run/shop.db" "$work/replica" "$sync_orders" ;;
    *) keep_results node "$sync_rivals/$1_desk.js" --url "$url" --orders "$work/orders.json" --folder "$work/replica" ;;
    esac
    stop
}

# A customer who can pay, and what he orders: sets customer_token, service and quantity.
prepare_customer() {
    local owner id name
    read -r id name <<<"$(sqlite3 -readonly -separator ' ' "$work/run/shop.db" \
        "SELECT id, username FROM users WHERE state = 'active' ORDER BY id LIMIT 1")"
    owner=$(sign_in /api/admin/auth/login owner)
    post "/api/admin/users/$id/add-fund" "$owner" '{"amount":"1000000","reason":"benchmark"}' >/dev/null
    customer_token=$(sign_in /api/auth/login "$name")
    read -r service quantity <<<"$(query "$work/run/shop.db" "SELECT s.id || ' ' || s.min_quantity FROM services s
        JOIN categories c ON c.id = s.category_id
        WHERE s.type = 'default' AND s.enabled = 1 AND c.enabled = 1 AND s.rate > 0 ORDER BY s.id LIMIT 1")"
}

watch_orders() { # watch_orders NAME
    keep_results "$build/bin/bench_live" watch "$1" "$url" "$work/password" "$work/replica/$1" "$customer_token" \
        "$service" "$quantity" "$live_orders"
}

# The other desks stand on this machine here and on machines of their own elsewhere, so they give way to the server and
# to the desk that is measured. They are real ones: each has its files, its connection and its pulls.
hold_desks() {
    local tenths=0
    mkdir "$work/replica/held"
    : >"$work/held.log"
    nice -n 19 "$build/bin/bench_live" hold "$url" "$work/password" "$work/replica/held" "$held_desks" \
        >"$work/held.log" 2>&1 </dev/null &
    holder=$!
    until grep -q '^HOLDING ' "$work/held.log"; do
        if ! kill -0 "$holder" 2>/dev/null || [ "$((tenths += 1))" -gt 3000 ]; then
            complain "the other desks did not open: $(tail -n 2 "$work/held.log")"
            return 1
        fi
        sleep 0.1
    done
}

run_live() {
    holder=''
    sync_copy small
    start ours "$work/run"
    prepare_customer
    watch_orders live
    if hold_desks; then watch_orders crowd; fi
    if [ -n "$holder" ]; then
        kill -KILL "$holder" 2>/dev/null || true
        wait "$holder" 2>/dev/null || true
        holder=''
    fi
    stop
}

make_small_shop() {
    "$server" init --data "$work/sync/small" --owner owner --password-file "$work/password" >/dev/null </dev/null
    "$server" seed --data "$work/sync/small" --orders 1000 --password-file "$work/password" >/dev/null </dev/null
    sqlite3 "$work/sync/small/shop.db" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
}

figure() { # figure WHO WHAT: the median over the rounds, or a dash
    awk -v who="$1" -v what="$2" '$2 == who && $3 == what { print $4 }' "$work/figures" | sort -n |
        awk '{ value[NR] = $1 } END { if (NR) printf "%.1f\n", value[int((NR + 1) / 2)]; else print "-" }'
}

sync_row() { # sync_row TITLE WHAT
    printf '%-52s %11s %11s %11s\n' "$1" "$(figure ours "$2")" "$(figure pouchdb "$2")" "$(figure replicache "$2")"
}

at_most() { # at_most WHAT LIMIT TITLE
    awk -v value="$(figure ours "$1")" -v limit="$2" -v title="$3" 'BEGIN {
        met = value != "-" && value + 0 <= limit
        printf "%-52s %11s   target <= %s ms: %s\n", title, value, limit, (met ? "met" : "MISSED")
        exit !met
    }' || failed=1
}

times_faster() { # times_faster WHAT RIVAL FACTOR TITLE
    awk -v ours="$(figure ours "$1")" -v theirs="$(figure "$2" "$1")" -v target="$3" -v title="$4" 'BEGIN {
        ratio = ours + 0 > 0 && theirs != "-" ? theirs / ours : 0
        printf "%-52s %11.1f   target >= %s: %s\n", title, ratio, target, (ratio >= target ? "met" : "MISSED")
        exit ratio < target
    }' || failed=1
}

print_sync() {
    printf '\n%d orders (%d rows in all of ours), medians of %d rounds in turn, load average %s\n' "$sync_orders" \
        "$sync_rows" "$rounds" "$(cut -d' ' -f1-3 /proc/loadavg)"
    printf '%-52s %11s %11s %11s\n' 'milliseconds' 'panelwright' 'PouchDB' 'Replicache'
    sync_row 'first sync, the first desk of a started server' first
    sync_row 'first sync, the next desk' next
    sync_row 'pull that finds nothing' noop
    sync_row 'pull of 1,000 changed orders' delta
    sync_row 'the same with 1,000 changes pending' rebase
    sync_row 'push of these 1,000' push
    sync_row 'pull after that push' settle
    sync_row 'an order visible on an open desk, p50' live_seen_p50
    sync_row 'the same and on both disks, p50' live_p50
    sync_row 'the same, p95' live_p95
    sync_row 'with 200 desks, p95' crowd_p95
}

check_sync() {
    at_most first 600 'first sync'
    times_faster first pouchdb 20 'first sync against PouchDB'
    times_faster first replicache 4 'first sync against Replicache'
    at_most noop 5 'pull that finds nothing'
    at_most delta 60 'pull of 1,000 changed orders'
    at_most rebase 150 'the same with 1,000 commands pending'
    times_faster rebase replicache 4 'that against Replicache'
    at_most push 1000 'push of 1,000 commands'
    at_most live_p50 5 'an order on an open desk and both disks, p50'
    at_most live_p95 15 'the same, p95'
    at_most crowd_p95 50 'the same with 200 desks, p95'
}

bench_sync() {
    local round name sync_rows customer_token
    install_sync_rivals
    : >"$work/figures"
    make_sync_shops
    make_small_shop
    for ((round = 1; round <= rounds; ++round)); do
        for name in ours pouchdb replicache; do run_sync "$name"; done
        run_live
    done
    print_sync
    check_sync
}

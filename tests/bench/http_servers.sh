# SPDX-FileCopyrightText: The Panelwright developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# The servers that scripts/bench measures, and the shop that they serve; sourced, with that script's variables.

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

# nginx with one file, at the path of the catalogue: as many workers as cores, nothing logged.
write_nginx_configuration() {
    cat >"$work/nginx.conf" <<NGINX
daemon off;
user root;
worker_processes $(nproc);
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 2048; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    default_type application/json;
    client_body_temp_path $work/nginx.body;
    proxy_temp_path $work/nginx.proxy;
    fastcgi_temp_path $work/nginx.fastcgi;
    uwsgi_temp_path $work/nginx.uwsgi;
    scgi_temp_path $work/nginx.scgi;
    open_file_cache max=10;
    server {
        listen 127.0.0.1:$1 reuseport;
        location = /api/services { alias $work/catalogue.json; }
    }
}
NGINX
}

# It says nothing when it is ready, and takes no port 0.
start_nginx() {
    local port tenths=0
    port=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
    write_nginx_configuration "$port"
    url=http://127.0.0.1:$port
    nginx -c "$work/nginx.conf" -p "$work" >"$work/server.log" 2>&1 </dev/null &
    pid=$!
    until curl -sf -o "$work/nginx.answer" "$url/api/services"; do
        if ! kill -0 "$pid" 2>/dev/null || [ "$((tenths += 1))" -gt 100 ]; then
            tail -n 20 "$work/server.log" "$work/nginx.log" >&2
            give_up 'nginx did not start'
        fi
        sleep 0.1
    done
}

# start NAME DATA: NAME is ours, alone, grouped, nginx, pouchdb or replicache; sets pid and url.
start() {
    local log=$work/server.log command tenths=0
    case $1 in
    ours) command=("$server" serve --data "$2" --listen 127.0.0.1:0 --rate-limits off --max-connections-per-address 4096
        --max-streams-per-account 1024 --quiet) ;;
    alone) command=(node "$rival/fastify_shop.js" --database "$2/shop.db" --port 0) ;;
    grouped) command=(node "$rival/fastify_shop.js" --database "$2/shop.db" --port 0 --group-commit) ;;
    nginx) start_nginx; return ;;
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

# The server's processes: itself, and nginx's workers.
server_pids() { echo "$pid"; pgrep -P "$pid" || true; }

# CPU time that it has used so far, in microseconds.
cpu_us() {
    local each
    for each in $(server_pids); do
        awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000000 / hz }' "/proc/$each/stat"
    done | awk '{ sum += $1 } END { printf "%d\n", sum }'
}

# The most memory that it has had, in KiB; of several processes the sum.
peak_kib() {
    local each
    for each in $(server_pids); do sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$each/status"; done |
        awk '{ sum += $1 } END { printf "%d\n", sum }'
}

post() { # post PATH TOKEN BODY
    curl -sS -f --max-time 20 "$url$1" -H "Authorization: Bearer $2" -H 'Content-Type: application/json' -d "$3"
}

sign_in() { # sign_in PATH NAME
    post "$1" none "{\"login\":\"$2\",\"password\":\"$password\"}" | sed -E 's/.*"token":"([^"]+)".*/\1/'
}

# The seed's services and as many more as make 200.
add_services() { # add_services SHOP OWNER
    local number category
    category=$(query "$1/shop.db" 'SELECT id FROM categories WHERE enabled = 1 ORDER BY id LIMIT 1')
    for ((number = $(query "$1/shop.db" 'SELECT count(*) FROM services s JOIN categories c ON c.id = s.category_id
            WHERE s.enabled = 1 AND c.enabled = 1'); number < 200; ++number)); do
        post /api/admin/services "$2" "{\"category\":$category,\"name\":\"Followers, slow, refilled for $number days\",
            \"type\":\"default\",\"rate\":\"1.$((100 + number))\",\"min\":50,\"max\":100000,\"refill\":true,
            \"description\":\"Starts within the hour. Give the link of a public profile; private ones are not served.\"}" >/dev/null
    done
}

# Node has no 32 byte BLAKE2b, so the rival finds the same session, and the same key, by its SHA-256.
rival_hash() { printf %s "$1" | sha256sum | cut -d' ' -f1; }

# A shop whose customers are signed in, have an API key and can pay for every order of every run.
make_shop() {
    local shop=$work/base owner name id token key orders
    printf %s "$password" >"$work/password"
    "$server" init --data "$shop" --owner owner --password-file "$work/password" >/dev/null </dev/null
    "$server" seed --data "$shop" --orders 10000 --password-file "$work/password" >/dev/null </dev/null
    start ours "$shop"
    owner=$(sign_in /api/admin/auth/login owner)
    add_services "$shop" "$owner"
    while IFS='|' read -r id name; do
        token=$(sign_in /api/auth/login "$name")
        post "/api/admin/users/$id/add-fund" "$owner" '{"amount":"1000000","reason":"benchmark"}' >/dev/null
        key=$(post /api/api-keys "$token" '{"name":"benchmark"}' | sed -E 's/.*"key":"([^"]+)".*/\1/')
        orders=$(query "$shop/shop.db" "SELECT group_concat(id, ' ')
            FROM (SELECT id FROM orders WHERE user_id = $id ORDER BY id LIMIT 100)")
        printf '%s %s\n' "$token" "$orders" >>"$work/customers"
        printf '%s %s\n' "$key" "$orders" >>"$work/keys"
        printf "INSERT INTO sessions (token_hash, kind, owner_id, created_at, expires_at)
            SELECT '%s', kind, owner_id, created_at, expires_at FROM sessions
            WHERE kind = 'customer' AND owner_id = %d LIMIT 1;\n" "$(rival_hash "$token")" "$id" >>"$work/rival.sql"
        printf "INSERT INTO api_keys (key_hash, user_id, name, prefix, revoked, created_at)
            SELECT '%s', user_id, name, prefix, revoked, created_at FROM api_keys WHERE user_id = %d LIMIT 1;\n" \
            "$(rival_hash "$key")" "$id" >>"$work/rival.sql"
    done < <(query "$shop/shop.db" "SELECT id, username FROM users WHERE state = 'active' ORDER BY id LIMIT $customers")
    curl -sS -f -o "$work/catalogue.json" "$url/api/services"
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

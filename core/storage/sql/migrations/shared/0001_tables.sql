-- The rows that desks replicate. Money is in units of 1e-8, times are milliseconds since 1970 UTC.
-- Each row carries `rev`, the revision of the transaction that last changed it (sync.md).
CREATE TABLE staff (
    id @identity@,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    enabled @int@ NOT NULL,
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE users (
    id @identity@,
    username TEXT NOT NULL,
    username_key TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    suspend_reason TEXT NOT NULL,
    balance @int@ NOT NULL CHECK (balance >= 0),
    on_hold @int@ NOT NULL CHECK (on_hold >= 0),
    spent @int@ NOT NULL,
    order_count @int@ NOT NULL,
    note TEXT NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE categories (
    id @identity@,
    name TEXT NOT NULL UNIQUE,
    position @int@ NOT NULL,
    enabled @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE services (
    id @identity@,
    category_id @int@ NOT NULL REFERENCES categories (id),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    rate @int@ NOT NULL CHECK (rate >= 0),
    min_quantity @int@ NOT NULL CHECK (min_quantity >= 1),
    max_quantity @int@ NOT NULL CHECK (max_quantity >= min_quantity),
    enabled @int@ NOT NULL,
    refill @int@ NOT NULL,
    cancel @int@ NOT NULL,
    dripfeed @int@ NOT NULL,
    description TEXT NOT NULL,
    average_minutes @int@ NOT NULL,
    position @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE orders (
    id @identity@,
    user_id @int@ NOT NULL REFERENCES users (id),
    service_id @int@ NOT NULL REFERENCES services (id),
    service_name TEXT NOT NULL,
    link TEXT NOT NULL,
    comments TEXT NOT NULL,
    quantity @int@ NOT NULL CHECK (quantity > 0),
    charge @int@ NOT NULL CHECK (charge >= 0),
    refunded @int@ NOT NULL CHECK (refunded >= 0 AND refunded <= charge),
    start_count @int@,
    remains @int@ NOT NULL CHECK (remains >= 0 AND remains <= quantity),
    status TEXT NOT NULL,
    placed_via TEXT NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE order_events (
    id @identity@,
    order_id @int@ NOT NULL REFERENCES orders (id),
    actor TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE transfers (
    id @identity@,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    debit TEXT NOT NULL,
    credit TEXT NOT NULL CHECK (credit <> debit),
    amount @int@ NOT NULL CHECK (amount > 0),
    user_id @int@,
    order_id @int@,
    memo TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE accounts (
    code TEXT NOT NULL PRIMARY KEY,
    balance @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE tickets (
    id @identity@,
    user_id @int@ NOT NULL REFERENCES users (id),
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    order_ids TEXT NOT NULL,
    status TEXT NOT NULL,
    read_by_staff @int@ NOT NULL,
    message_count @int@ NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE ticket_messages (
    id @identity@,
    ticket_id @int@ NOT NULL REFERENCES tickets (id),
    author_kind TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE TABLE command_results (
    command_id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    seq @int@ NOT NULL,
    status TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    fact TEXT NOT NULL,
    result TEXT NOT NULL,
    decided_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX staff_rev ON staff (rev)
-- next
CREATE INDEX users_rev ON users (rev)
-- next
CREATE INDEX categories_rev ON categories (rev)
-- next
CREATE INDEX services_rev ON services (rev)
-- next
CREATE INDEX services_listed ON services (category_id, position, id)
-- next
CREATE INDEX orders_rev ON orders (rev)
-- next
CREATE INDEX orders_user ON orders (user_id, id)
-- next
CREATE INDEX orders_status ON orders (status, id)
-- next
CREATE INDEX order_events_rev ON order_events (rev)
-- next
CREATE INDEX order_events_order ON order_events (order_id, id)
-- next
CREATE INDEX transfers_rev ON transfers (rev)
-- next
CREATE INDEX transfers_user ON transfers (user_id, id)
-- next
CREATE INDEX accounts_rev ON accounts (rev)
-- next
CREATE INDEX tickets_rev ON tickets (rev)
-- next
CREATE INDEX tickets_listed ON tickets (updated_at, id)
-- next
CREATE INDEX tickets_user ON tickets (user_id, id)
-- next
CREATE INDEX ticket_messages_rev ON ticket_messages (rev)
-- next
CREATE INDEX ticket_messages_ticket ON ticket_messages (ticket_id, id)
-- next
CREATE INDEX command_results_rev ON command_results (client_id, rev)

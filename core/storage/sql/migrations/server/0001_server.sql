-- What never leaves the server: the revision counter, credentials, sessions, keys, and what each desk has pushed.
CREATE TABLE revision (
    id @int@ NOT NULL PRIMARY KEY CHECK (id = 1),
    rev @int@ NOT NULL
) @strict@
-- next
INSERT INTO revision (id, rev) VALUES (1, 0)
-- next
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) @strict@
-- next
CREATE TABLE user_credentials (
    user_id @int@ NOT NULL PRIMARY KEY REFERENCES users (id),
    password_hash TEXT NOT NULL
) @strict@
-- next
CREATE TABLE staff_credentials (
    staff_id @int@ NOT NULL PRIMARY KEY REFERENCES staff (id),
    password_hash TEXT NOT NULL
) @strict@
-- next
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    owner_id @int@ NOT NULL,
    created_at @int@ NOT NULL,
    expires_at @int@ NOT NULL
) @strict@
-- next
CREATE INDEX sessions_expiry ON sessions (expires_at)
-- next
CREATE TABLE api_keys (
    id @identity@,
    key_hash TEXT NOT NULL UNIQUE,
    user_id @int@ NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    revoked @int@ NOT NULL,
    created_at @int@ NOT NULL
) @strict@
-- next
CREATE TABLE idempotency (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status @int@ NOT NULL,
    answer TEXT NOT NULL,
    created_at @int@ NOT NULL,
    PRIMARY KEY (owner, key)
) @clustered@
-- next
CREATE INDEX idempotency_age ON idempotency (created_at)
-- next
CREATE TABLE clients (
    client_id TEXT NOT NULL PRIMARY KEY,
    staff_id @int@ NOT NULL REFERENCES staff (id),
    incarnation TEXT NOT NULL,
    last_seq @int@ NOT NULL,
    last_command_id TEXT NOT NULL,
    created_at @int@ NOT NULL,
    seen_at @int@ NOT NULL
) @strict@
-- next
CREATE TABLE commands (
    command_id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES clients (client_id),
    seq @int@ NOT NULL,
    body_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    args TEXT NOT NULL,
    status TEXT NOT NULL,
    made_at @int@ NOT NULL,
    rev @int@ NOT NULL,
    UNIQUE (client_id, seq)
) @strict@
-- next
CREATE TABLE tombstones (
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    rev @int@ NOT NULL,
    PRIMARY KEY (table_name, row_key)
) @clustered@
-- next
CREATE INDEX tombstones_rev ON tombstones (rev)

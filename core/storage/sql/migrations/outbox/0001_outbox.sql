-- outbox.db: what this person has asked for and the server has not settled yet, in order; settled ones stay for the
-- page Pending changes, and for a server that was restored from a backup (sync.md).
CREATE TABLE outbox_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) @strict@
-- next
CREATE TABLE outbox (
    seq @int@ NOT NULL PRIMARY KEY,
    command_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version @int@ NOT NULL,
    args TEXT NOT NULL,
    base_rev @int@ NOT NULL,
    made_at @int@ NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    fact TEXT NOT NULL,
    settled_at @int@ NOT NULL,
    hidden @int@ NOT NULL
) @strict@
-- next
CREATE INDEX outbox_state ON outbox (state, seq)

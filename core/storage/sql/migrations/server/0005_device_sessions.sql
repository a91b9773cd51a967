-- Which devices have spoken with which session: when a device is revoked, its sessions may do nothing any more but hear
-- of it and hand in what the device still holds.
ALTER TABLE sessions ADD COLUMN revoked @int@ NOT NULL DEFAULT 0
-- next
CREATE TABLE session_clients (
    client_id TEXT NOT NULL,
    token_hash TEXT NOT NULL REFERENCES sessions (token_hash) ON DELETE CASCADE,
    PRIMARY KEY (client_id, token_hash)
) @clustered@
-- next
CREATE INDEX session_clients_token ON session_clients (token_hash)

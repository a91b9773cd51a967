-- What the providers' lists have changed here: old and new, kept on the server alone, since a desk has the values of now.
CREATE TABLE source_changes (
    id @identity@,
    provider_id @int@ NOT NULL,
    source_id @int@ NOT NULL,
    service_id @int@ NOT NULL,
    kind TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at @int@ NOT NULL
) @strict@
-- next
CREATE INDEX source_changes_provider ON source_changes (provider_id, id)
-- next
CREATE TRIGGER source_terms_buried AFTER DELETE ON source_terms BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('source_terms', OLD.source_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER provider_lists_buried AFTER DELETE ON provider_lists BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('provider_lists', OLD.provider_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
-- The list is read from time to time as long as there is a key to ask with.
CREATE TRIGGER provider_keys_list AFTER INSERT ON provider_keys BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('prices', CAST(NEW.provider_id AS TEXT), '{}', 'waiting', 0, 0, '', '', 0)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
-- Another key may be another account, with prices of its own.
CREATE TRIGGER provider_keys_list_again AFTER UPDATE ON provider_keys BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('prices', CAST(NEW.provider_id AS TEXT), '{}', 'waiting', 0, 0, '', '', 0)
    ON CONFLICT (kind, key) DO UPDATE SET due_at = 0 WHERE lease = '';
END
-- next
INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
SELECT 'prices', CAST(provider_id AS TEXT), '{}', 'waiting', 0, 0, '', '', 0 FROM provider_keys

-- What only the server has of providers: their keys, sealed with server.key, and when each order is asked after next.
CREATE TABLE provider_keys (
    provider_id @int@ NOT NULL PRIMARY KEY REFERENCES providers (id),
    sealed_key TEXT NOT NULL
) @strict@
-- next
CREATE TABLE forward_polls (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    provider_id @int@ NOT NULL,
    due_at @int@ NOT NULL
) @strict@
-- next
CREATE INDEX forward_polls_due ON forward_polls (provider_id, due_at)
-- next
-- Wherever an order comes from, by the API or from a desk, a job hands it on.
CREATE TRIGGER order_forwards_wait AFTER INSERT ON order_forwards WHEN NEW.state = 'waiting' BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('forward', CAST(NEW.order_id AS TEXT), '{}', 'waiting', 0, NEW.updated_at, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
CREATE TRIGGER order_forwards_wait_again AFTER UPDATE OF state ON order_forwards
WHEN NEW.state = 'waiting' AND OLD.state <> 'waiting' BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('forward', CAST(NEW.order_id AS TEXT), '{}', 'waiting', 0, NEW.updated_at, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
-- What a provider has is asked after, by one job for each provider.
CREATE TRIGGER order_forwards_sent AFTER UPDATE OF state ON order_forwards
WHEN NEW.state = 'sent' AND OLD.state <> 'sent' BEGIN
    INSERT INTO forward_polls (order_id, provider_id, due_at) VALUES (NEW.order_id, NEW.provider_id, NEW.updated_at + 1000)
    ON CONFLICT (order_id) DO UPDATE SET provider_id = excluded.provider_id, due_at = excluded.due_at;
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('poll', CAST(NEW.provider_id AS TEXT), '{}', 'waiting', 0, NEW.updated_at + 1000, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
CREATE TRIGGER order_forwards_left AFTER UPDATE OF state ON order_forwards
WHEN NEW.state <> 'sent' AND OLD.state = 'sent' BEGIN
    DELETE FROM forward_polls WHERE order_id = NEW.order_id;
END
-- next
CREATE TRIGGER providers_buried AFTER DELETE ON providers BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('providers', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER service_sources_buried AFTER DELETE ON service_sources BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('service_sources', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER order_forwards_buried AFTER DELETE ON order_forwards BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('order_forwards', OLD.order_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

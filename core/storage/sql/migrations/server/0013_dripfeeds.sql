-- Wherever the order comes from, by the API or from a desk, a job starts its runs.
CREATE TRIGGER order_dripfeeds_run AFTER INSERT ON order_dripfeeds WHEN NEW.state = 'running' BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('run', CAST(NEW.order_id AS TEXT), '{}', 'waiting', 0, NEW.updated_at, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
CREATE TRIGGER order_dripfeeds_buried AFTER DELETE ON order_dripfeeds BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('order_dripfeeds', OLD.order_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER order_runs_buried AFTER DELETE ON order_runs BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('order_runs', OLD.order_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

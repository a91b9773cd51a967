-- One panel at a domain. On a desk the rows of a pull come in any order, so only the server holds it.
CREATE UNIQUE INDEX child_panels_running ON child_panels (domain) WHERE state IN ('pending', 'active', 'suspended')
-- next
-- From the day that a panel is set up a job follows its calendar, wherever the command came from. A look that is due later
-- than the new end of the month comes earlier.
CREATE TRIGGER child_panels_follow AFTER UPDATE OF state, paid_until ON child_panels WHEN NEW.state = 'active' BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('child_panel', CAST(NEW.id AS TEXT), '{}', 'waiting', 0, NEW.paid_until, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO UPDATE SET due_at = min(due_at, excluded.due_at) WHERE state = 'waiting';
END
-- next
CREATE TRIGGER child_panels_buried AFTER DELETE ON child_panels BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('child_panels', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

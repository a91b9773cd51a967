-- What the provider calls the task.
CREATE TABLE task_calls (
    task_id @int@ NOT NULL PRIMARY KEY REFERENCES tasks (id),
    upstream_task TEXT NOT NULL
) @strict@
-- next
-- Where a provider has the order, he is asked; otherwise a person sees to it.
CREATE TRIGGER tasks_ask AFTER INSERT ON tasks
WHEN NEW.status = 'pending' AND EXISTS (SELECT 1 FROM order_forwards WHERE order_id = NEW.order_id AND upstream_order <> '') BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('task', CAST(NEW.id AS TEXT), '{}', 'waiting', 0, NEW.updated_at, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
-- Also where it was asked for while the order was on its way.
CREATE TRIGGER order_forwards_ask AFTER UPDATE OF state ON order_forwards WHEN NEW.state = 'sent' AND OLD.state <> 'sent' BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    SELECT 'task', CAST(id AS TEXT), '{}', 'waiting', 0, NEW.updated_at, '', '', NEW.updated_at
    FROM tasks WHERE order_id = NEW.order_id AND status = 'pending'
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
-- An error that a person has looked at and wants to be asked for once more.
CREATE TRIGGER tasks_ask_again AFTER UPDATE OF status ON tasks
WHEN NEW.status = 'pending' AND OLD.status <> 'pending'
     AND EXISTS (SELECT 1 FROM order_forwards WHERE order_id = NEW.order_id AND upstream_order <> '') BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('task', CAST(NEW.id AS TEXT), '{}', 'waiting', 0, NEW.updated_at, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
CREATE TRIGGER tasks_buried AFTER DELETE ON tasks BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('tasks', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

-- Refills and cancellations that were asked for, and how they stand.
CREATE TABLE tasks (
    id @identity@,
    order_id @int@ NOT NULL REFERENCES orders (id),
    user_id @int@ NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    problem TEXT NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX tasks_rev ON tasks (rev)
-- next
CREATE INDEX tasks_order ON tasks (order_id, kind)
-- next
CREATE INDEX tasks_user ON tasks (user_id)
-- next
CREATE INDEX tasks_status ON tasks (status)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('tasks', 0, 0, 0)
-- next
CREATE TRIGGER tasks_sum_inserted AFTER INSERT ON tasks BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.order_id + NEW.user_id + NEW.updated_at % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.order_id + NEW.user_id + NEW.updated_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'tasks' AND part = 0;
END
-- next
CREATE TRIGGER tasks_sum_updated AFTER UPDATE ON tasks BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.order_id + OLD.user_id + OLD.updated_at % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.order_id + OLD.user_id + OLD.updated_at % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.order_id + NEW.user_id + NEW.updated_at % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.order_id + NEW.user_id + NEW.updated_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'tasks' AND part = 0;
END
-- next
CREATE TRIGGER tasks_sum_deleted AFTER DELETE ON tasks BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.order_id + OLD.user_id + OLD.updated_at % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.order_id + OLD.user_id + OLD.updated_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'tasks' AND part = 0;
END

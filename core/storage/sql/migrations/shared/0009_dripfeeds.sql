-- Drip-feeds that this shop runs itself: how far they are, and the order that each run is.
CREATE TABLE order_dripfeeds (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    state TEXT NOT NULL,
    started @int@ NOT NULL CHECK (started >= 0),
    ended @int@ NOT NULL CHECK (ended >= 0 AND ended <= started),
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX order_dripfeeds_rev ON order_dripfeeds (rev)
-- next
-- A run is there once, whoever starts it.
CREATE TABLE order_runs (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    parent_id @int@ NOT NULL REFERENCES orders (id),
    run @int@ NOT NULL CHECK (run > 0),
    rev @int@ NOT NULL,
    UNIQUE (parent_id, run)
) @strict@
-- next
CREATE INDEX order_runs_rev ON order_runs (rev)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('order_dripfeeds', 0, 0, 0)
-- next
CREATE TRIGGER order_dripfeeds_sum_inserted AFTER INSERT ON order_dripfeeds BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.started * 31 + NEW.ended) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.started * 31 + NEW.ended) % 2147483647) % 2147483647
    WHERE name = 'order_dripfeeds' AND part = 0;
END
-- next
CREATE TRIGGER order_dripfeeds_sum_updated AFTER UPDATE ON order_dripfeeds BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.started * 31 + OLD.ended) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.started * 31 + OLD.ended) % 2147483647) % 2147483647
            + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.started * 31 + NEW.ended) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.started * 31 + NEW.ended) % 2147483647) % 2147483647
    WHERE name = 'order_dripfeeds' AND part = 0;
END
-- next
CREATE TRIGGER order_dripfeeds_sum_deleted AFTER DELETE ON order_dripfeeds BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.started * 31 + OLD.ended) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.started * 31 + OLD.ended) % 2147483647) % 2147483647
    WHERE name = 'order_dripfeeds' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('order_runs', 0, 0, 0)
-- next
CREATE TRIGGER order_runs_sum_inserted AFTER INSERT ON order_runs BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.parent_id + NEW.run) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.parent_id + NEW.run) % 2147483647) % 2147483647
    WHERE name = 'order_runs' AND part = 0;
END
-- next
CREATE TRIGGER order_runs_sum_updated AFTER UPDATE ON order_runs BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.parent_id + OLD.run) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.parent_id + OLD.run) % 2147483647) % 2147483647
            + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.parent_id + NEW.run) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.parent_id + NEW.run) % 2147483647) % 2147483647
    WHERE name = 'order_runs' AND part = 0;
END
-- next
CREATE TRIGGER order_runs_sum_deleted AFTER DELETE ON order_runs BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.parent_id + OLD.run) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.parent_id + OLD.run) % 2147483647) % 2147483647
    WHERE name = 'order_runs' AND part = 0;
END

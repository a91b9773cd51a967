-- What an order says beyond its link and its quantity: the fields of its service's type, as a JSON object of texts by the
-- names of the API, and its drip-feed. Only orders that have any of it have a row; comments are in the order's own.
CREATE TABLE order_details (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    fields TEXT NOT NULL,
    runs @int@ NOT NULL CHECK (runs >= 0),
    interval_minutes @int@ NOT NULL CHECK (interval_minutes >= 0),
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX order_details_rev ON order_details (rev)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('order_details', 0, 0, 0)
-- next
CREATE TRIGGER order_details_sum_inserted AFTER INSERT ON order_details BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.runs * 31 + NEW.interval_minutes) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.runs * 31 + NEW.interval_minutes) % 2147483647) % 2147483647
    WHERE name = 'order_details' AND part = 0;
END
-- next
CREATE TRIGGER order_details_sum_updated AFTER UPDATE ON order_details BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.runs * 31 + OLD.interval_minutes) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.runs * 31 + OLD.interval_minutes) % 2147483647) % 2147483647
            + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.runs * 31 + NEW.interval_minutes) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.runs * 31 + NEW.interval_minutes) % 2147483647) % 2147483647
    WHERE name = 'order_details' AND part = 0;
END
-- next
CREATE TRIGGER order_details_sum_deleted AFTER DELETE ON order_details BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.runs * 31 + OLD.interval_minutes) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.runs * 31 + OLD.interval_minutes) % 2147483647) % 2147483647
    WHERE name = 'order_details' AND part = 0;
END

-- Orders for the posts of somebody (decision 17). Each post is an order of its own, in order_runs; the state says whether
-- more of them come, and awaited counts those that a provider has named and not told anything else about.
CREATE TABLE order_subscriptions (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    state TEXT NOT NULL,
    made @int@ NOT NULL CHECK (made >= 0),
    ended @int@ NOT NULL CHECK (ended >= 0 AND ended <= made),
    awaited @int@ NOT NULL CHECK (awaited >= 0),
    expires_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX order_subscriptions_rev ON order_subscriptions (rev)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('order_subscriptions', 0, 0, 0)
-- next
CREATE TRIGGER order_subscriptions_sum_inserted AFTER INSERT ON order_subscriptions BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.made * 31 + NEW.ended * 17 + NEW.awaited) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.made * 31 + NEW.ended * 17 + NEW.awaited) % 2147483647) % 2147483647
    WHERE name = 'order_subscriptions' AND part = 0;
END
-- next
CREATE TRIGGER order_subscriptions_sum_updated AFTER UPDATE ON order_subscriptions BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.made * 31 + OLD.ended * 17 + OLD.awaited) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.made * 31 + OLD.ended * 17 + OLD.awaited) % 2147483647) % 2147483647
            + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.made * 31 + NEW.ended * 17 + NEW.awaited) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.made * 31 + NEW.ended * 17 + NEW.awaited) % 2147483647) % 2147483647
    WHERE name = 'order_subscriptions' AND part = 0;
END
-- next
CREATE TRIGGER order_subscriptions_sum_deleted AFTER DELETE ON order_subscriptions BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.made * 31 + OLD.ended * 17 + OLD.awaited) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.made * 31 + OLD.ended * 17 + OLD.awaited) % 2147483647) % 2147483647
    WHERE name = 'order_subscriptions' AND part = 0;
END

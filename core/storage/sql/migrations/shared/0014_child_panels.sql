-- Child panels: resellers' own panels under their own domains, paid for by the month from their balance.
CREATE TABLE child_panels (
    id @identity@,
    user_id @int@ NOT NULL REFERENCES users (id),
    domain TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    price @int@ NOT NULL CHECK (price > 0),
    auto_renew @int@ NOT NULL,
    months @int@ NOT NULL CHECK (months > 0),
    paid_until @int@ NOT NULL,
    reason TEXT NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX child_panels_rev ON child_panels (rev)
-- next
CREATE INDEX child_panels_user ON child_panels (user_id, id)
-- next
CREATE INDEX child_panels_state ON child_panels (state, id)
-- next
CREATE INDEX child_panels_domain ON child_panels (domain)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('child_panels', 0, 0, 0)
-- next
CREATE TRIGGER child_panels_sum_inserted AFTER INSERT ON child_panels BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.price % 1000003 + NEW.months + NEW.paid_until % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.price % 1000003 + NEW.months + NEW.paid_until % 1000003) % 2147483647) % 2147483647
    WHERE name = 'child_panels' AND part = 0;
END
-- next
CREATE TRIGGER child_panels_sum_updated AFTER UPDATE ON child_panels BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.price % 1000003 + OLD.months + OLD.paid_until % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.price % 1000003 + OLD.months + OLD.paid_until % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.price % 1000003 + NEW.months + NEW.paid_until % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.price % 1000003 + NEW.months + NEW.paid_until % 1000003) % 2147483647) % 2147483647
    WHERE name = 'child_panels' AND part = 0;
END
-- next
CREATE TRIGGER child_panels_sum_deleted AFTER DELETE ON child_panels BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.price % 1000003 + OLD.months + OLD.paid_until % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.price % 1000003 + OLD.months + OLD.paid_until % 1000003) % 2147483647) % 2147483647
    WHERE name = 'child_panels' AND part = 0;
END
-- next
-- What the months bring in is counted as what orders bring in is.
CREATE TRIGGER child_panels_earned AFTER INSERT ON transfers WHEN NEW.kind IN ('child_panel', 'child_panel_refund') BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('transfers.' || NEW.kind, 0, NEW.amount),
        ('transfers.' || NEW.kind, NEW.created_at / 86400000, NEW.amount)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER child_panels_unearned AFTER DELETE ON transfers WHEN OLD.kind IN ('child_panel', 'child_panel_refund') BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('transfers.' || OLD.kind, 0, -OLD.amount),
        ('transfers.' || OLD.kind, OLD.created_at / 86400000, -OLD.amount)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
-- A desk may have got such movements from a newer server before.
INSERT INTO rollups (name, day, value)
SELECT 'transfers.' || kind, 0, sum(amount) FROM transfers WHERE kind IN ('child_panel', 'child_panel_refund') GROUP BY kind
UNION ALL
SELECT 'transfers.' || kind, created_at / 86400000, sum(amount) FROM transfers
WHERE kind IN ('child_panel', 'child_panel_refund') GROUP BY kind, created_at / 86400000

-- Affiliates: who sent whom, what was agreed with them, what they have of each order, and what they were paid.
CREATE TABLE referrals (
    user_id @int@ NOT NULL PRIMARY KEY REFERENCES users (id),
    affiliate_id @int@ NOT NULL REFERENCES users (id) CHECK (affiliate_id <> user_id),
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX referrals_rev ON referrals (rev)
-- next
CREATE INDEX referrals_affiliate ON referrals (affiliate_id)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('referrals', 0, 0, 0)
-- next
CREATE TRIGGER referrals_sum_inserted AFTER INSERT ON referrals BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id) % 2147483647) * ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id) % 2147483647) % 2147483647
    WHERE name = 'referrals' AND part = 0;
END
-- next
CREATE TRIGGER referrals_sum_updated AFTER UPDATE ON referrals BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id) % 2147483647) * ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id) % 2147483647) % 2147483647
            + ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id) % 2147483647) * ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id) % 2147483647) % 2147483647
    WHERE name = 'referrals' AND part = 0;
END
-- next
CREATE TRIGGER referrals_sum_deleted AFTER DELETE ON referrals BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id) % 2147483647) * ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id) % 2147483647) % 2147483647
    WHERE name = 'referrals' AND part = 0;
END
-- next
-- In hundredths of a percent; NULL is the shop's.
CREATE TABLE affiliate_terms (
    user_id @int@ NOT NULL PRIMARY KEY REFERENCES users (id),
    percent @int@ CHECK (percent >= 0 AND percent <= 10000),
    enabled @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX affiliate_terms_rev ON affiliate_terms (rev)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('affiliate_terms', 0, 0, 0)
-- next
CREATE TRIGGER affiliate_terms_sum_inserted AFTER INSERT ON affiliate_terms BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) * ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'affiliate_terms' AND part = 0;
END
-- next
CREATE TRIGGER affiliate_terms_sum_updated AFTER UPDATE ON affiliate_terms BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) * ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) % 2147483647
            + ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) * ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'affiliate_terms' AND part = 0;
END
-- next
CREATE TRIGGER affiliate_terms_sum_deleted AFTER DELETE ON affiliate_terms BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) * ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) % 2147483647
    WHERE name = 'affiliate_terms' AND part = 0;
END
-- next
-- One for an order, whatever happens to it: a refund makes it smaller.
CREATE TABLE affiliate_earnings (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    affiliate_id @int@ NOT NULL REFERENCES users (id),
    user_id @int@ NOT NULL REFERENCES users (id),
    percent @int@ NOT NULL CHECK (percent >= 0 AND percent <= 10000),
    amount @int@ NOT NULL CHECK (amount >= 0),
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX affiliate_earnings_rev ON affiliate_earnings (rev)
-- next
CREATE INDEX affiliate_earnings_affiliate ON affiliate_earnings (affiliate_id)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('affiliate_earnings', 0, 0, 0)
-- next
CREATE TRIGGER affiliate_earnings_sum_inserted AFTER INSERT ON affiliate_earnings BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id + NEW.amount % 1000003) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id + NEW.amount % 1000003) % 2147483647) % 2147483647
    WHERE name = 'affiliate_earnings' AND part = 0;
END
-- next
CREATE TRIGGER affiliate_earnings_sum_updated AFTER UPDATE ON affiliate_earnings BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id + OLD.amount % 1000003) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id + OLD.amount % 1000003) % 2147483647) % 2147483647
            + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id + NEW.amount % 1000003) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.affiliate_id + NEW.amount % 1000003) % 2147483647) % 2147483647
    WHERE name = 'affiliate_earnings' AND part = 0;
END
-- next
CREATE TRIGGER affiliate_earnings_sum_deleted AFTER DELETE ON affiliate_earnings BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id + OLD.amount % 1000003) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.affiliate_id + OLD.amount % 1000003) % 2147483647) % 2147483647
    WHERE name = 'affiliate_earnings' AND part = 0;
END
-- next
CREATE TABLE affiliate_payouts (
    id @identity@,
    user_id @int@ NOT NULL REFERENCES users (id),
    amount @int@ NOT NULL CHECK (amount > 0),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at @int@ NOT NULL,
    decided_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX affiliate_payouts_rev ON affiliate_payouts (rev)
-- next
CREATE INDEX affiliate_payouts_user ON affiliate_payouts (user_id, id)
-- next
CREATE INDEX affiliate_payouts_state ON affiliate_payouts (state, id)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('affiliate_payouts', 0, 0, 0)
-- next
CREATE TRIGGER affiliate_payouts_sum_inserted AFTER INSERT ON affiliate_payouts BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.amount % 1000003 + NEW.decided_at % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.amount % 1000003 + NEW.decided_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'affiliate_payouts' AND part = 0;
END
-- next
CREATE TRIGGER affiliate_payouts_sum_updated AFTER UPDATE ON affiliate_payouts BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.amount % 1000003 + OLD.decided_at % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.amount % 1000003 + OLD.decided_at % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.amount % 1000003 + NEW.decided_at % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.user_id + NEW.amount % 1000003 + NEW.decided_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'affiliate_payouts' AND part = 0;
END
-- next
CREATE TRIGGER affiliate_payouts_sum_deleted AFTER DELETE ON affiliate_payouts BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.amount % 1000003 + OLD.decided_at % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.user_id + OLD.amount % 1000003 + OLD.decided_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'affiliate_payouts' AND part = 0;
END

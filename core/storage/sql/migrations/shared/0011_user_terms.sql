-- What a customer pays otherwise than the list says: a discount on all services, in hundredths of a percent, and rates of his
-- own for single ones, which beat it. Support sees them too: it places orders.
CREATE TABLE user_terms (
    user_id @int@ NOT NULL PRIMARY KEY REFERENCES users (id),
    discount @int@ NOT NULL CHECK (discount >= 0 AND discount <= 10000),
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX user_terms_rev ON user_terms (rev)
-- next
-- code is user:service, one column that names the row, as replication wants it: two desks that set the same rate make the
-- same row.
CREATE TABLE user_rates (
    code TEXT NOT NULL PRIMARY KEY,
    user_id @int@ NOT NULL REFERENCES users (id),
    service_id @int@ NOT NULL REFERENCES services (id),
    rate @int@ NOT NULL CHECK (rate >= 0),
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX user_rates_rev ON user_rates (rev)
-- next
CREATE INDEX user_rates_user ON user_rates (user_id, service_id)
-- next
CREATE INDEX user_rates_service ON user_rates (service_id)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('user_terms', 0, 0, 0)
-- next
CREATE TRIGGER user_terms_sum_inserted AFTER INSERT ON user_terms BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.discount) % 2147483647) * ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.discount) % 2147483647) % 2147483647
    WHERE name = 'user_terms' AND part = 0;
END
-- next
CREATE TRIGGER user_terms_sum_updated AFTER UPDATE ON user_terms BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.discount) % 2147483647) * ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.discount) % 2147483647) % 2147483647
            + ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.discount) % 2147483647) * ((NEW.user_id * 1000003 + NEW.rev * 7919 + NEW.discount) % 2147483647) % 2147483647
    WHERE name = 'user_terms' AND part = 0;
END
-- next
CREATE TRIGGER user_terms_sum_deleted AFTER DELETE ON user_terms BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.discount) % 2147483647) * ((OLD.user_id * 1000003 + OLD.rev * 7919 + OLD.discount) % 2147483647) % 2147483647
    WHERE name = 'user_terms' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('user_rates', 0, 0, 0)
-- next
CREATE TRIGGER user_rates_sum_inserted AFTER INSERT ON user_rates BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.user_id * 1000003 + NEW.service_id * 40009 + NEW.rev * 7919 + NEW.rate % 1000003) % 2147483647) * ((NEW.user_id * 1000003 + NEW.service_id * 40009 + NEW.rev * 7919 + NEW.rate % 1000003) % 2147483647) % 2147483647
    WHERE name = 'user_rates' AND part = 0;
END
-- next
CREATE TRIGGER user_rates_sum_updated AFTER UPDATE ON user_rates BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.user_id * 1000003 + OLD.service_id * 40009 + OLD.rev * 7919 + OLD.rate % 1000003) % 2147483647) * ((OLD.user_id * 1000003 + OLD.service_id * 40009 + OLD.rev * 7919 + OLD.rate % 1000003) % 2147483647) % 2147483647
            + ((NEW.user_id * 1000003 + NEW.service_id * 40009 + NEW.rev * 7919 + NEW.rate % 1000003) % 2147483647) * ((NEW.user_id * 1000003 + NEW.service_id * 40009 + NEW.rev * 7919 + NEW.rate % 1000003) % 2147483647) % 2147483647
    WHERE name = 'user_rates' AND part = 0;
END
-- next
CREATE TRIGGER user_rates_sum_deleted AFTER DELETE ON user_rates BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.user_id * 1000003 + OLD.service_id * 40009 + OLD.rev * 7919 + OLD.rate % 1000003) % 2147483647) * ((OLD.user_id * 1000003 + OLD.service_id * 40009 + OLD.rev * 7919 + OLD.rate % 1000003) % 2147483647) % 2147483647
    WHERE name = 'user_rates' AND part = 0;
END

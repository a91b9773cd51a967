-- A customer who goes takes along what only the server has of him. His ledger, orders and tickets would have kept him.
CREATE TRIGGER users_leave BEFORE DELETE ON users BEGIN
    DELETE FROM api_key_usage WHERE key_id IN (SELECT id FROM api_keys WHERE user_id = OLD.id);
    DELETE FROM api_keys WHERE user_id = OLD.id;
    DELETE FROM user_credentials WHERE user_id = OLD.id;
    DELETE FROM confirmed_emails WHERE user_id = OLD.id;
    DELETE FROM mail_tokens WHERE user_id = OLD.id;
    DELETE FROM favourites WHERE user_id = OLD.id;
    DELETE FROM sessions WHERE kind = 'customer' AND owner_id = OLD.id;
    DELETE FROM second_factors WHERE kind = 'customer' AND owner_id = OLD.id;
    DELETE FROM recovery_codes WHERE kind = 'customer' AND owner_id = OLD.id;
END
-- next
-- A link that was sent to the former address opens nothing any more, whoever has changed it and where.
CREATE TRIGGER users_other_email AFTER UPDATE OF email_key ON users WHEN NEW.email_key <> OLD.email_key BEGIN
    DELETE FROM mail_tokens WHERE user_id = NEW.id;
END
-- next
CREATE TRIGGER services_leave BEFORE DELETE ON services BEGIN
    DELETE FROM favourites WHERE service_id = OLD.id;
END
-- next
CREATE INDEX favourites_service ON favourites (service_id)
-- next
CREATE INDEX api_keys_user ON api_keys (user_id)
-- next
-- Whether a service was ever ordered; what an admin's list of one service's orders reads.
CREATE INDEX orders_service ON orders (service_id, id)
-- next
-- What reports and lists of a period read.
CREATE INDEX orders_time ON orders (created_at)
-- next
CREATE INDEX transfers_time ON transfers (created_at)
-- next
CREATE INDEX tickets_time ON tickets (created_at)
-- next
-- What is neither held for an order nor comes of one: few rows, which would be far between in the whole ledger.
CREATE INDEX transfers_rare ON transfers (created_at) WHERE kind NOT IN ('order_hold', 'order_delivered', 'order_refund')
-- next
CREATE TRIGGER user_terms_buried AFTER DELETE ON user_terms BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('user_terms', OLD.user_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER user_rates_buried AFTER DELETE ON user_rates BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('user_rates', OLD.code, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

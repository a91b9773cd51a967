-- Who was removed signs in no more. His sessions stay until they end by themselves: they open nothing, but his desks hear
-- through them that they are to be wiped.
CREATE TRIGGER staff_removed AFTER UPDATE OF role ON staff WHEN NEW.role = 'removed' BEGIN
    DELETE FROM staff_credentials WHERE staff_id = NEW.id;
    DELETE FROM second_factors WHERE kind = 'staff' AND owner_id = NEW.id;
    DELETE FROM recovery_codes WHERE kind = 'staff' AND owner_id = NEW.id;
END
-- next
CREATE TRIGGER referrals_buried AFTER DELETE ON referrals BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('referrals', OLD.user_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER affiliate_terms_buried AFTER DELETE ON affiliate_terms BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('affiliate_terms', OLD.user_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER affiliate_earnings_buried AFTER DELETE ON affiliate_earnings BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('affiliate_earnings', OLD.order_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER affiliate_payouts_buried AFTER DELETE ON affiliate_payouts BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('affiliate_payouts', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

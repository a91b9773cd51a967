-- As for the other tables (0004).
CREATE TRIGGER order_details_buried AFTER DELETE ON order_details BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('order_details', OLD.order_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

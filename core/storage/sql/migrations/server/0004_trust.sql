-- Desks as devices that can be revoked, the numbers that were lent to them, and how far back deletions are remembered.
ALTER TABLE clients ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
-- next
-- Blocks of numbers that desks give to the rows they make. Blocks of staff 0 were skipped after a restore.
CREATE TABLE leases (
    kind TEXT NOT NULL,
    first_id @int@ NOT NULL,
    last_id @int@ NOT NULL,
    client_id TEXT NOT NULL,
    staff_id @int@ NOT NULL,
    made_at @int@ NOT NULL,
    PRIMARY KEY (kind, first_id)
) @clustered@
-- next
-- The revision that was reached on each day: deletions are forgotten by revision, since clocks can be wrong.
CREATE TABLE revision_days (
    day @int@ NOT NULL PRIMARY KEY,
    rev @int@ NOT NULL
) @strict@
-- next
-- A deletion leaves its tombstone by itself, so that no command can forget it.
CREATE TRIGGER staff_buried AFTER DELETE ON staff BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('staff', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER users_buried AFTER DELETE ON users BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('users', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER categories_buried AFTER DELETE ON categories BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('categories', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER services_buried AFTER DELETE ON services BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('services', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER orders_buried AFTER DELETE ON orders BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('orders', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER order_events_buried AFTER DELETE ON order_events BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('order_events', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER accounts_buried AFTER DELETE ON accounts BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('accounts', OLD.code, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER tickets_buried AFTER DELETE ON tickets BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('tickets', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER ticket_messages_buried AFTER DELETE ON ticket_messages BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('ticket_messages', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER settings_buried AFTER DELETE ON settings BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('settings', OLD.name, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER activity_buried AFTER DELETE ON activity BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('activity', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER quarantine_buried AFTER DELETE ON quarantine BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('quarantine', OLD.command_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

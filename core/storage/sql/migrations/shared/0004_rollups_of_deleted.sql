-- A row that goes leaves the counts and sums too. The server deletes none of these; a desk does where it heals a table, and
-- something else than the desk may: the row that comes back is counted by itself.
CREATE TRIGGER orders_deleted AFTER DELETE ON orders BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('orders.' || OLD.status, 0, -1),
        ('orders.placed', OLD.created_at / 86400000, -1),
        ('orders.charge', OLD.created_at / 86400000, -OLD.charge)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER transfers_deleted AFTER DELETE ON transfers
WHEN OLD.kind IN ('order_delivered', 'order_refund', 'manual_credit') BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('transfers.' || OLD.kind, 0, -OLD.amount),
        ('transfers.' || OLD.kind, OLD.created_at / 86400000, -OLD.amount)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER users_deleted AFTER DELETE ON users BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('users.' || OLD.state, 0, -1),
        ('users.new', OLD.created_at / 86400000, -1),
        ('users.balance', 0, -OLD.balance),
        ('users.on_hold', 0, -OLD.on_hold)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER tickets_deleted AFTER DELETE ON tickets BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('tickets.' || OLD.status, 0, -1), ('tickets.unread', 0, OLD.read_by_staff - 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER services_deleted AFTER DELETE ON services BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('services.enabled', 0, -OLD.enabled), ('services.all', 0, -1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END

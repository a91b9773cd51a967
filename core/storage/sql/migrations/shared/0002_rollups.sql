-- Counts and sums that a page shows. They are derived where they stand (server and desk alike) by triggers, so that a
-- pull, a prediction and a command keep them right without knowing of them. day = 0 is the total of all time.
CREATE TABLE rollups (
    name TEXT NOT NULL,
    day @int@ NOT NULL,
    value @int@ NOT NULL,
    PRIMARY KEY (name, day)
) @clustered@
-- next
CREATE TRIGGER orders_inserted AFTER INSERT ON orders BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('orders.' || NEW.status, 0, 1),
        ('orders.placed', NEW.created_at / 86400000, 1),
        ('orders.charge', NEW.created_at / 86400000, NEW.charge)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER orders_moved AFTER UPDATE OF status ON orders WHEN NEW.status <> OLD.status BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('orders.' || OLD.status, 0, -1), ('orders.' || NEW.status, 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER transfers_inserted AFTER INSERT ON transfers
WHEN NEW.kind IN ('order_delivered', 'order_refund', 'manual_credit') BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('transfers.' || NEW.kind, 0, NEW.amount),
        ('transfers.' || NEW.kind, NEW.created_at / 86400000, NEW.amount)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER users_inserted AFTER INSERT ON users BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('users.' || NEW.state, 0, 1),
        ('users.new', NEW.created_at / 86400000, 1),
        ('users.balance', 0, NEW.balance),
        ('users.on_hold', 0, NEW.on_hold)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER users_money AFTER UPDATE OF balance, on_hold ON users
WHEN NEW.balance <> OLD.balance OR NEW.on_hold <> OLD.on_hold BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('users.balance', 0, NEW.balance - OLD.balance),
        ('users.on_hold', 0, NEW.on_hold - OLD.on_hold)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER users_state AFTER UPDATE OF state ON users WHEN NEW.state <> OLD.state BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('users.' || OLD.state, 0, -1), ('users.' || NEW.state, 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER tickets_inserted AFTER INSERT ON tickets BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('tickets.' || NEW.status, 0, 1), ('tickets.unread', 0, 1 - NEW.read_by_staff)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER tickets_changed AFTER UPDATE OF status, read_by_staff ON tickets
WHEN NEW.status <> OLD.status OR NEW.read_by_staff <> OLD.read_by_staff BEGIN
    INSERT INTO rollups (name, day, value) VALUES
        ('tickets.' || OLD.status, 0, -1), ('tickets.unread', 0, OLD.read_by_staff - NEW.read_by_staff)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
    INSERT INTO rollups (name, day, value) VALUES ('tickets.' || NEW.status, 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER services_inserted AFTER INSERT ON services BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('services.enabled', 0, NEW.enabled), ('services.all', 0, 1)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END
-- next
CREATE TRIGGER services_switched AFTER UPDATE OF enabled ON services WHEN NEW.enabled <> OLD.enabled BEGIN
    INSERT INTO rollups (name, day, value) VALUES ('services.enabled', 0, NEW.enabled - OLD.enabled)
    ON CONFLICT (name, day) DO UPDATE SET value = value + excluded.value;
END

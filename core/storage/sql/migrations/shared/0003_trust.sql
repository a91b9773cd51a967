-- What lets a desk be trusted: sums by which both sides notice that they differ, who changed what, the owner's limits
-- for offline work, and what a revoked device still had to say.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX settings_rev ON settings (rev)
-- next
-- One row for each command of staff that was accepted; subject is the kind of row that it changed.
CREATE TABLE activity (
    id @identity@,
    at @int@ NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX activity_rev ON activity (rev)
-- next
CREATE INDEX activity_subject ON activity (subject, subject_id, id)
-- next
-- Commands that a revoked device had not sent: kept for the owner, executed only if he says so.
CREATE TABLE quarantine (
    command_id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    staff_id @int@ NOT NULL,
    staff_name TEXT NOT NULL,
    seq @int@ NOT NULL,
    name TEXT NOT NULL,
    version @int@ NOT NULL,
    args TEXT NOT NULL,
    row_id @int@ NOT NULL,
    made_at @int@ NOT NULL,
    received_at @int@ NOT NULL,
    status TEXT NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX quarantine_rev ON quarantine (rev)
-- next
-- Row count and rolling hash of each table, kept by triggers on server and desk alike: equal rows give equal sums,
-- whatever the order in which they came. A row adds x * x mod (2^31 - 1), where x mixes its key, its revision and its
-- numbers, so that 75 million rows stay far below 2^63. `part` tells rows that not every role may see: 1 = the house's
-- own transfers. Columns that some roles do not get must stay out of it.
CREATE TABLE table_sums (
    name TEXT NOT NULL,
    part @int@ NOT NULL,
    row_count @int@ NOT NULL,
    hash @int@ NOT NULL,
    PRIMARY KEY (name, part)
) @clustered@
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'staff', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + enabled) % 2147483647) * ((id * 1000003 + rev * 7919 + enabled) % 2147483647) % 2147483647), 0) FROM staff
-- next
CREATE TRIGGER staff_sum_inserted AFTER INSERT ON staff BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'staff' AND part = 0;
END
-- next
CREATE TRIGGER staff_sum_updated AFTER UPDATE ON staff BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'staff' AND part = 0;
END
-- next
CREATE TRIGGER staff_sum_deleted AFTER DELETE ON staff BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled) % 2147483647) % 2147483647
    WHERE name = 'staff' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'users', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + balance % 1000003 * 31 + on_hold % 1000003 * 37 + spent % 1000003 * 41) % 2147483647) * ((id * 1000003 + rev * 7919 + balance % 1000003 * 31 + on_hold % 1000003 * 37 + spent % 1000003 * 41) % 2147483647) % 2147483647), 0) FROM users
-- next
CREATE TRIGGER users_sum_inserted AFTER INSERT ON users BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31 + NEW.on_hold % 1000003 * 37 + NEW.spent % 1000003 * 41) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31 + NEW.on_hold % 1000003 * 37 + NEW.spent % 1000003 * 41) % 2147483647) % 2147483647
    WHERE name = 'users' AND part = 0;
END
-- next
CREATE TRIGGER users_sum_updated AFTER UPDATE ON users BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31 + OLD.on_hold % 1000003 * 37 + OLD.spent % 1000003 * 41) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31 + OLD.on_hold % 1000003 * 37 + OLD.spent % 1000003 * 41) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31 + NEW.on_hold % 1000003 * 37 + NEW.spent % 1000003 * 41) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31 + NEW.on_hold % 1000003 * 37 + NEW.spent % 1000003 * 41) % 2147483647) % 2147483647
    WHERE name = 'users' AND part = 0;
END
-- next
CREATE TRIGGER users_sum_deleted AFTER DELETE ON users BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31 + OLD.on_hold % 1000003 * 37 + OLD.spent % 1000003 * 41) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31 + OLD.on_hold % 1000003 * 37 + OLD.spent % 1000003 * 41) % 2147483647) % 2147483647
    WHERE name = 'users' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'categories', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + position % 1000003) % 2147483647) * ((id * 1000003 + rev * 7919 + position % 1000003) % 2147483647) % 2147483647), 0) FROM categories
-- next
CREATE TRIGGER categories_sum_inserted AFTER INSERT ON categories BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position % 1000003) % 2147483647) % 2147483647
    WHERE name = 'categories' AND part = 0;
END
-- next
CREATE TRIGGER categories_sum_updated AFTER UPDATE ON categories BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position % 1000003) % 2147483647) % 2147483647
    WHERE name = 'categories' AND part = 0;
END
-- next
CREATE TRIGGER categories_sum_deleted AFTER DELETE ON categories BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position % 1000003) % 2147483647) % 2147483647
    WHERE name = 'categories' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'services', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + rate % 1000003 * 31 + enabled) % 2147483647) * ((id * 1000003 + rev * 7919 + rate % 1000003 * 31 + enabled) % 2147483647) % 2147483647), 0) FROM services
-- next
CREATE TRIGGER services_sum_inserted AFTER INSERT ON services BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.rate % 1000003 * 31 + NEW.enabled) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.rate % 1000003 * 31 + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'services' AND part = 0;
END
-- next
CREATE TRIGGER services_sum_updated AFTER UPDATE ON services BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.rate % 1000003 * 31 + OLD.enabled) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.rate % 1000003 * 31 + OLD.enabled) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.rate % 1000003 * 31 + NEW.enabled) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.rate % 1000003 * 31 + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'services' AND part = 0;
END
-- next
CREATE TRIGGER services_sum_deleted AFTER DELETE ON services BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.rate % 1000003 * 31 + OLD.enabled) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.rate % 1000003 * 31 + OLD.enabled) % 2147483647) % 2147483647
    WHERE name = 'services' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'orders', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + charge % 1000003 * 31 + refunded % 1000003 * 37 + remains % 1000003) % 2147483647) * ((id * 1000003 + rev * 7919 + charge % 1000003 * 31 + refunded % 1000003 * 37 + remains % 1000003) % 2147483647) % 2147483647), 0) FROM orders
-- next
CREATE TRIGGER orders_sum_inserted AFTER INSERT ON orders BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.charge % 1000003 * 31 + NEW.refunded % 1000003 * 37 + NEW.remains % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.charge % 1000003 * 31 + NEW.refunded % 1000003 * 37 + NEW.remains % 1000003) % 2147483647) % 2147483647
    WHERE name = 'orders' AND part = 0;
END
-- next
CREATE TRIGGER orders_sum_updated AFTER UPDATE ON orders BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.charge % 1000003 * 31 + OLD.refunded % 1000003 * 37 + OLD.remains % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.charge % 1000003 * 31 + OLD.refunded % 1000003 * 37 + OLD.remains % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.charge % 1000003 * 31 + NEW.refunded % 1000003 * 37 + NEW.remains % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.charge % 1000003 * 31 + NEW.refunded % 1000003 * 37 + NEW.remains % 1000003) % 2147483647) % 2147483647
    WHERE name = 'orders' AND part = 0;
END
-- next
CREATE TRIGGER orders_sum_deleted AFTER DELETE ON orders BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.charge % 1000003 * 31 + OLD.refunded % 1000003 * 37 + OLD.remains % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.charge % 1000003 * 31 + OLD.refunded % 1000003 * 37 + OLD.remains % 1000003) % 2147483647) % 2147483647
    WHERE name = 'orders' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'order_events', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919) % 2147483647) * ((id * 1000003 + rev * 7919) % 2147483647) % 2147483647), 0) FROM order_events
-- next
CREATE TRIGGER order_events_sum_inserted AFTER INSERT ON order_events BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'order_events' AND part = 0;
END
-- next
CREATE TRIGGER order_events_sum_updated AFTER UPDATE ON order_events BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'order_events' AND part = 0;
END
-- next
CREATE TRIGGER order_events_sum_deleted AFTER DELETE ON order_events BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'order_events' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'transfers', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + amount % 1000003 * 31) % 2147483647) * ((id * 1000003 + rev * 7919 + amount % 1000003 * 31) % 2147483647) % 2147483647), 0) FROM transfers WHERE NOT (user_id IS NULL)
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'transfers', 1, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + amount % 1000003 * 31) % 2147483647) * ((id * 1000003 + rev * 7919 + amount % 1000003 * 31) % 2147483647) % 2147483647), 0) FROM transfers WHERE user_id IS NULL
-- next
CREATE TRIGGER transfers_sum_inserted AFTER INSERT ON transfers BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.amount % 1000003 * 31) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.amount % 1000003 * 31) % 2147483647) % 2147483647
    WHERE name = 'transfers' AND part = (NEW.user_id IS NULL);
END
-- next
CREATE TRIGGER transfers_sum_updated AFTER UPDATE ON transfers BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.amount % 1000003 * 31) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.amount % 1000003 * 31) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.amount % 1000003 * 31) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.amount % 1000003 * 31) % 2147483647) % 2147483647
    WHERE name = 'transfers' AND part = (NEW.user_id IS NULL);
END
-- next
CREATE TRIGGER transfers_sum_deleted AFTER DELETE ON transfers BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.amount % 1000003 * 31) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.amount % 1000003 * 31) % 2147483647) % 2147483647
    WHERE name = 'transfers' AND part = (OLD.user_id IS NULL);
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'accounts', 0, count(*), coalesce(sum((((length(code) * 131 + unicode(code)) * 1000003 + rev * 7919 + balance % 1000003 * 31) % 2147483647) * (((length(code) * 131 + unicode(code)) * 1000003 + rev * 7919 + balance % 1000003 * 31) % 2147483647) % 2147483647), 0) FROM accounts
-- next
CREATE TRIGGER accounts_sum_inserted AFTER INSERT ON accounts BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + (((length(NEW.code) * 131 + unicode(NEW.code)) * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31) % 2147483647) * (((length(NEW.code) * 131 + unicode(NEW.code)) * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31) % 2147483647) % 2147483647
    WHERE name = 'accounts' AND part = 0;
END
-- next
CREATE TRIGGER accounts_sum_updated AFTER UPDATE ON accounts BEGIN
    UPDATE table_sums SET
        hash = hash - (((length(OLD.code) * 131 + unicode(OLD.code)) * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31) % 2147483647) * (((length(OLD.code) * 131 + unicode(OLD.code)) * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31) % 2147483647) % 2147483647
            + (((length(NEW.code) * 131 + unicode(NEW.code)) * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31) % 2147483647) * (((length(NEW.code) * 131 + unicode(NEW.code)) * 1000003 + NEW.rev * 7919 + NEW.balance % 1000003 * 31) % 2147483647) % 2147483647
    WHERE name = 'accounts' AND part = 0;
END
-- next
CREATE TRIGGER accounts_sum_deleted AFTER DELETE ON accounts BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - (((length(OLD.code) * 131 + unicode(OLD.code)) * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31) % 2147483647) * (((length(OLD.code) * 131 + unicode(OLD.code)) * 1000003 + OLD.rev * 7919 + OLD.balance % 1000003 * 31) % 2147483647) % 2147483647
    WHERE name = 'accounts' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'tickets', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + message_count + read_by_staff) % 2147483647) * ((id * 1000003 + rev * 7919 + message_count + read_by_staff) % 2147483647) % 2147483647), 0) FROM tickets
-- next
CREATE TRIGGER tickets_sum_inserted AFTER INSERT ON tickets BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.message_count + NEW.read_by_staff) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.message_count + NEW.read_by_staff) % 2147483647) % 2147483647
    WHERE name = 'tickets' AND part = 0;
END
-- next
CREATE TRIGGER tickets_sum_updated AFTER UPDATE ON tickets BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.message_count + OLD.read_by_staff) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.message_count + OLD.read_by_staff) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.message_count + NEW.read_by_staff) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.message_count + NEW.read_by_staff) % 2147483647) % 2147483647
    WHERE name = 'tickets' AND part = 0;
END
-- next
CREATE TRIGGER tickets_sum_deleted AFTER DELETE ON tickets BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.message_count + OLD.read_by_staff) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.message_count + OLD.read_by_staff) % 2147483647) % 2147483647
    WHERE name = 'tickets' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'ticket_messages', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919) % 2147483647) * ((id * 1000003 + rev * 7919) % 2147483647) % 2147483647), 0) FROM ticket_messages
-- next
CREATE TRIGGER ticket_messages_sum_inserted AFTER INSERT ON ticket_messages BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'ticket_messages' AND part = 0;
END
-- next
CREATE TRIGGER ticket_messages_sum_updated AFTER UPDATE ON ticket_messages BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'ticket_messages' AND part = 0;
END
-- next
CREATE TRIGGER ticket_messages_sum_deleted AFTER DELETE ON ticket_messages BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'ticket_messages' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'settings', 0, count(*), coalesce(sum((((length(name) * 131 + unicode(name)) * 1000003 + rev * 7919) % 2147483647) * (((length(name) * 131 + unicode(name)) * 1000003 + rev * 7919) % 2147483647) % 2147483647), 0) FROM settings
-- next
CREATE TRIGGER settings_sum_inserted AFTER INSERT ON settings BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + (((length(NEW.name) * 131 + unicode(NEW.name)) * 1000003 + NEW.rev * 7919) % 2147483647) * (((length(NEW.name) * 131 + unicode(NEW.name)) * 1000003 + NEW.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'settings' AND part = 0;
END
-- next
CREATE TRIGGER settings_sum_updated AFTER UPDATE ON settings BEGIN
    UPDATE table_sums SET
        hash = hash - (((length(OLD.name) * 131 + unicode(OLD.name)) * 1000003 + OLD.rev * 7919) % 2147483647) * (((length(OLD.name) * 131 + unicode(OLD.name)) * 1000003 + OLD.rev * 7919) % 2147483647) % 2147483647
            + (((length(NEW.name) * 131 + unicode(NEW.name)) * 1000003 + NEW.rev * 7919) % 2147483647) * (((length(NEW.name) * 131 + unicode(NEW.name)) * 1000003 + NEW.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'settings' AND part = 0;
END
-- next
CREATE TRIGGER settings_sum_deleted AFTER DELETE ON settings BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - (((length(OLD.name) * 131 + unicode(OLD.name)) * 1000003 + OLD.rev * 7919) % 2147483647) * (((length(OLD.name) * 131 + unicode(OLD.name)) * 1000003 + OLD.rev * 7919) % 2147483647) % 2147483647
    WHERE name = 'settings' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'activity', 0, count(*), coalesce(sum(((id * 1000003 + rev * 7919 + subject_id) % 2147483647) * ((id * 1000003 + rev * 7919 + subject_id) % 2147483647) % 2147483647), 0) FROM activity
-- next
CREATE TRIGGER activity_sum_inserted AFTER INSERT ON activity BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.subject_id) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.subject_id) % 2147483647) % 2147483647
    WHERE name = 'activity' AND part = 0;
END
-- next
CREATE TRIGGER activity_sum_updated AFTER UPDATE ON activity BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.subject_id) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.subject_id) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.subject_id) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.subject_id) % 2147483647) % 2147483647
    WHERE name = 'activity' AND part = 0;
END
-- next
CREATE TRIGGER activity_sum_deleted AFTER DELETE ON activity BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.subject_id) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.subject_id) % 2147483647) % 2147483647
    WHERE name = 'activity' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash)
SELECT 'quarantine', 0, count(*), coalesce(sum(((seq * 1000003 + rev * 7919 + received_at % 1000003) % 2147483647) * ((seq * 1000003 + rev * 7919 + received_at % 1000003) % 2147483647) % 2147483647), 0) FROM quarantine
-- next
CREATE TRIGGER quarantine_sum_inserted AFTER INSERT ON quarantine BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.seq * 1000003 + NEW.rev * 7919 + NEW.received_at % 1000003) % 2147483647) * ((NEW.seq * 1000003 + NEW.rev * 7919 + NEW.received_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'quarantine' AND part = 0;
END
-- next
CREATE TRIGGER quarantine_sum_updated AFTER UPDATE ON quarantine BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.seq * 1000003 + OLD.rev * 7919 + OLD.received_at % 1000003) % 2147483647) * ((OLD.seq * 1000003 + OLD.rev * 7919 + OLD.received_at % 1000003) % 2147483647) % 2147483647
            + ((NEW.seq * 1000003 + NEW.rev * 7919 + NEW.received_at % 1000003) % 2147483647) * ((NEW.seq * 1000003 + NEW.rev * 7919 + NEW.received_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'quarantine' AND part = 0;
END
-- next
CREATE TRIGGER quarantine_sum_deleted AFTER DELETE ON quarantine BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.seq * 1000003 + OLD.rev * 7919 + OLD.received_at % 1000003) % 2147483647) * ((OLD.seq * 1000003 + OLD.rev * 7919 + OLD.received_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'quarantine' AND part = 0;
END

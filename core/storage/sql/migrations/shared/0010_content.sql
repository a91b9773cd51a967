-- What the shop tells its customers, and what is attached to tickets. ends_at = 0: no end. user_ids: whom it is for where
-- audience is 'users', comma-separated, ascending; empty otherwise.
CREATE TABLE announcements (
    id @identity@,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    starts_at @int@ NOT NULL,
    ends_at @int@ NOT NULL,
    audience TEXT NOT NULL,
    user_ids TEXT NOT NULL,
    enabled @int@ NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX announcements_rev ON announcements (rev)
-- next
CREATE INDEX announcements_start ON announcements (starts_at, id)
-- next
-- Pages of the shop's own, in Markdown.
CREATE TABLE pages (
    id @identity@,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    published @int@ NOT NULL,
    position @int@ NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX pages_rev ON pages (rev)
-- next
-- What the files are; only the server has their bytes.
CREATE TABLE ticket_attachments (
    id @identity@,
    ticket_id @int@ NOT NULL REFERENCES tickets (id),
    author_kind TEXT NOT NULL,
    author_name TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size @int@ NOT NULL CHECK (size > 0),
    created_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX ticket_attachments_rev ON ticket_attachments (rev)
-- next
CREATE INDEX ticket_attachments_ticket ON ticket_attachments (ticket_id, id)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('announcements', 0, 0, 0)
-- next
CREATE TRIGGER announcements_sum_inserted AFTER INSERT ON announcements BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.starts_at * 31 + NEW.ends_at + NEW.enabled) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.starts_at * 31 + NEW.ends_at + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'announcements' AND part = 0;
END
-- next
CREATE TRIGGER announcements_sum_updated AFTER UPDATE ON announcements BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.starts_at * 31 + OLD.ends_at + OLD.enabled) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.starts_at * 31 + OLD.ends_at + OLD.enabled) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.starts_at * 31 + NEW.ends_at + NEW.enabled) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.starts_at * 31 + NEW.ends_at + NEW.enabled) % 2147483647) % 2147483647
    WHERE name = 'announcements' AND part = 0;
END
-- next
CREATE TRIGGER announcements_sum_deleted AFTER DELETE ON announcements BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.starts_at * 31 + OLD.ends_at + OLD.enabled) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.starts_at * 31 + OLD.ends_at + OLD.enabled) % 2147483647) % 2147483647
    WHERE name = 'announcements' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('pages', 0, 0, 0)
-- next
CREATE TRIGGER pages_sum_inserted AFTER INSERT ON pages BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position * 31 + NEW.published) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position * 31 + NEW.published) % 2147483647) % 2147483647
    WHERE name = 'pages' AND part = 0;
END
-- next
CREATE TRIGGER pages_sum_updated AFTER UPDATE ON pages BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position * 31 + OLD.published) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position * 31 + OLD.published) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position * 31 + NEW.published) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.position * 31 + NEW.published) % 2147483647) % 2147483647
    WHERE name = 'pages' AND part = 0;
END
-- next
CREATE TRIGGER pages_sum_deleted AFTER DELETE ON pages BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position * 31 + OLD.published) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.position * 31 + OLD.published) % 2147483647) % 2147483647
    WHERE name = 'pages' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('ticket_attachments', 0, 0, 0)
-- next
CREATE TRIGGER ticket_attachments_sum_inserted AFTER INSERT ON ticket_attachments BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.ticket_id * 31 + NEW.size) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.ticket_id * 31 + NEW.size) % 2147483647) % 2147483647
    WHERE name = 'ticket_attachments' AND part = 0;
END
-- next
CREATE TRIGGER ticket_attachments_sum_updated AFTER UPDATE ON ticket_attachments BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.ticket_id * 31 + OLD.size) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.ticket_id * 31 + OLD.size) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.ticket_id * 31 + NEW.size) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.ticket_id * 31 + NEW.size) % 2147483647) % 2147483647
    WHERE name = 'ticket_attachments' AND part = 0;
END
-- next
CREATE TRIGGER ticket_attachments_sum_deleted AFTER DELETE ON ticket_attachments BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.ticket_id * 31 + OLD.size) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.ticket_id * 31 + OLD.size) % 2147483647) % 2147483647
    WHERE name = 'ticket_attachments' AND part = 0;
END

-- Who has read which announcement; it goes with the announcement.
CREATE TABLE announcement_reads (
    announcement_id @int@ NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    user_id @int@ NOT NULL REFERENCES users (id),
    read_at @int@ NOT NULL,
    PRIMARY KEY (announcement_id, user_id)
) @clustered@
-- next
-- A file and its row are written in one transaction, and go in one: there are no orphans to look for.
CREATE TABLE attachment_files (
    attachment_id @int@ NOT NULL PRIMARY KEY REFERENCES ticket_attachments (id) ON DELETE CASCADE,
    bytes @bytes@ NOT NULL
) @strict@
-- next
CREATE TRIGGER announcements_buried AFTER DELETE ON announcements BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('announcements', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER pages_buried AFTER DELETE ON pages BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('pages', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
-- next
CREATE TRIGGER ticket_attachments_buried AFTER DELETE ON ticket_attachments BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('ticket_attachments', OLD.id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END

INSERT INTO ticket_attachments (ticket_id, author_kind, author_name, name, type, size, created_at, rev)
VALUES (:ticket, :author_kind, :author_name, :name, :type, :size, :now, :rev)
RETURNING id

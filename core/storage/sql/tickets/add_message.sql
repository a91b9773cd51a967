INSERT INTO ticket_messages (ticket_id, author_kind, author_name, text, created_at, rev)
VALUES (:ticket, :author_kind, :author_name, :text, :now, :rev)
RETURNING id

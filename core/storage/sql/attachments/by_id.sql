SELECT id, ticket_id, author_kind, author_name, name, type, size, created_at, rev
FROM ticket_attachments WHERE id = :id

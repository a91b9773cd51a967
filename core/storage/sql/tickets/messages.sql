SELECT id, ticket_id, author_kind, author_name, text, created_at, rev
FROM ticket_messages WHERE ticket_id = :ticket ORDER BY id

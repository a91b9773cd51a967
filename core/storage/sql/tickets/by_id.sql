SELECT id, user_id, type, subject, order_ids, status, read_by_staff, message_count, created_at, updated_at, rev
FROM tickets WHERE id = :id

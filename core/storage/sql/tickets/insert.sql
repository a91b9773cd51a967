INSERT INTO tickets (user_id, type, subject, order_ids, status, read_by_staff, message_count, created_at, updated_at, rev)
VALUES (:user, :type, :subject, :order_ids, 'open', 0, 1, :now, :now, :rev)
RETURNING id

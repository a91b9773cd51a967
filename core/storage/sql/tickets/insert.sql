-- Without a number of its own, the row gets the next one.
INSERT INTO tickets (id, user_id, type, subject, order_ids, status, read_by_staff, message_count, created_at, updated_at, rev)
VALUES (:id, :user, :type, :subject, :order_ids, 'open', 0, 1, :now, :now, :rev)
RETURNING id

-- Without a number of its own, the row gets the next one.
INSERT INTO users (id, username, username_key, email, email_key, state, suspend_reason, balance, on_hold, spent, order_count, note,
                   created_at, updated_at, rev)
VALUES (:id, :username, :username_key, :email, :email_key, 'active', '', 0, 0, 0, 0, '', :now, :now, :rev)
RETURNING id

INSERT INTO users (username, username_key, email, email_key, state, suspend_reason, balance, on_hold, spent, order_count, note,
                   created_at, updated_at, rev)
VALUES (:username, :username_key, :email, :email_key, 'active', '', 0, 0, 0, 0, '', :now, :now, :rev)
RETURNING id

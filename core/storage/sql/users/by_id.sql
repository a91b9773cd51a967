SELECT id, username, email, state, suspend_reason, balance, on_hold, spent, order_count, note, created_at, updated_at, rev,
       coalesce((SELECT discount FROM user_terms t WHERE t.user_id = users.id), 0) AS discount
FROM users WHERE id = :id

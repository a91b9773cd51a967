SELECT id, username, email, state, suspend_reason, balance, on_hold, spent, order_count, note, created_at, updated_at, rev
FROM users WHERE id = :id

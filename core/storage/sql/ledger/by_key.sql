SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers WHERE key = :key

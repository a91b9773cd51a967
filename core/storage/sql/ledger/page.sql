-- Newest first.
SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers
WHERE id < :after
ORDER BY id DESC
LIMIT :limit

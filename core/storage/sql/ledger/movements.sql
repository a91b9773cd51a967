-- What moved a customer's account in a period, the oldest first.
SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers
WHERE user_id = :user AND created_at >= :from AND created_at < :to AND (debit = :account OR credit = :account)
ORDER BY id
LIMIT :limit

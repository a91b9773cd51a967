-- Newest first, along the index on user.
SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers
WHERE user_id = :user AND id < :after
  AND (:kind = '' OR kind = :kind)
  AND created_at >= :from AND created_at < :to
ORDER BY id DESC
LIMIT :limit

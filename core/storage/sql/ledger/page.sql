-- Newest first.
SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers
WHERE id < :after
  AND (:kind = '' OR kind = :kind)
  AND created_at >= :from AND created_at < :to
ORDER BY id DESC
LIMIT :limit

-- Newest first, along the index on the time.
SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers
WHERE created_at >= :from AND created_at < :to AND (created_at, id) < (:after_at, :after)
  AND (:kind = '' OR kind = :kind)
  AND (:account = '' OR debit = :account OR credit = :account)
  AND (:pattern = '' OR lower(memo) LIKE :pattern ESCAPE '!' OR order_id = :number)
ORDER BY created_at DESC, id DESC
LIMIT :limit

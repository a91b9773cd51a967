-- As ledger/search, along the index on the user.
SELECT id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev
FROM transfers
WHERE user_id = :user AND id < :after
  AND created_at >= :from AND created_at < :to
  AND (:kind = '' OR kind = :kind)
  AND (:account = '' OR debit = :account OR credit = :account)
  AND (:pattern = '' OR lower(memo) LIKE :pattern ESCAPE '!' OR order_id = :number)
ORDER BY id DESC
LIMIT :limit

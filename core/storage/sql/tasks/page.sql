-- Newest first; :after is the last one seen.
SELECT id, order_id, user_id, kind, status, requested_by, problem, created_at, updated_at, rev
FROM tasks
WHERE id < :after
  AND (:kind = '' OR kind = :kind)
  AND (:status = '' OR status = :status)
  AND (:open = 0 OR status NOT IN ('completed', 'rejected'))
  AND (:user = 0 OR user_id = :user)
  AND (:order = 0 OR order_id = :order)
  AND (:pattern = '' OR id = :number OR order_id = :number
       OR user_id IN (SELECT id FROM users WHERE username_key LIKE :pattern ESCAPE '!'))
ORDER BY id DESC
LIMIT :limit

-- Newest first; :after is the last one seen.
SELECT id, user_id, domain, currency, state, price, auto_renew, months, paid_until, reason, created_at, updated_at, rev
FROM child_panels
WHERE id < :after
  AND (:user = 0 OR user_id = :user)
  AND (:state = '' OR state = :state)
  AND (:pattern = '' OR id = :number OR domain LIKE :pattern ESCAPE '!')
ORDER BY id DESC
LIMIT :limit

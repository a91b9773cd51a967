-- Newest first; :after is the last id seen, or the largest number there is.
SELECT id, username, email, state, suspend_reason, balance, on_hold, spent, order_count, note, created_at, updated_at, rev,
       coalesce((SELECT discount FROM user_terms t WHERE t.user_id = users.id), 0) AS discount
FROM users
WHERE id < :after
  AND (:state = '' OR state = :state)
  AND (:pattern = '' OR username_key LIKE :pattern ESCAPE '!' OR email_key LIKE :pattern ESCAPE '!' OR id = :number)
ORDER BY id DESC
LIMIT :limit

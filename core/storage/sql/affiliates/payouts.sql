-- Newest first; user 0 is everybody's.
SELECT id, user_id, amount, state, reason, created_at, decided_at, rev FROM affiliate_payouts
WHERE (:before = 0 OR id < :before) AND (:user = 0 OR user_id = :user) AND (:state = '' OR state = :state)
ORDER BY id DESC LIMIT :limit

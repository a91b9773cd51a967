SELECT id, user_id, amount, state, reason, created_at, decided_at, rev FROM affiliate_payouts WHERE id = :id

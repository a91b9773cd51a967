INSERT INTO affiliate_payouts (user_id, amount, state, reason, created_at, decided_at, rev)
VALUES (:user, :amount, 'requested', '', :now, 0, :rev) RETURNING id

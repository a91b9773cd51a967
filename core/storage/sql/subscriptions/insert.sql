INSERT INTO order_subscriptions (order_id, state, made, ended, awaited, expires_at, updated_at, rev)
VALUES (:order, :state, :made, :ended, :awaited, :expires, :now, :rev)

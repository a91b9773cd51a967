UPDATE order_subscriptions SET state = :state, made = :made, ended = :ended, awaited = :awaited, updated_at = :now, rev = :rev
WHERE order_id = :order

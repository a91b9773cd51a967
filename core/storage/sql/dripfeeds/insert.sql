INSERT INTO order_dripfeeds (order_id, state, started, ended, updated_at, rev) VALUES (:order, :state, :started, :ended, :now, :rev)

INSERT INTO order_events (order_id, actor, from_status, to_status, created_at, rev)
VALUES (:order, :actor, :from, :to, :now, :rev)

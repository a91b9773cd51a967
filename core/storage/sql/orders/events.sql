SELECT actor, from_status, to_status, created_at FROM order_events WHERE order_id = :order ORDER BY id

SELECT id, user_id, service_id, service_name, link, comments, quantity, charge, refunded, start_count, remains, status,
       placed_via, created_at, updated_at, orders.rev, fields, runs, interval_minutes
FROM orders LEFT JOIN order_details ON order_id = id WHERE id = :id

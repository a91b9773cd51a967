SELECT id, user_id, service_id, service_name, link, comments, quantity, charge, refunded, start_count, remains, status,
       placed_via, created_at, updated_at, rev
FROM orders WHERE id = :id

SELECT id, order_id, user_id, kind, status, requested_by, problem, created_at, updated_at, rev
FROM tasks WHERE order_id = :order AND kind = :kind ORDER BY id DESC LIMIT 1

SELECT id, order_id, user_id, kind, status, requested_by, problem, created_at, updated_at, rev
FROM tasks WHERE id = :id

SELECT id, kind, key, args, state, attempts, due_at, problem, created_at
FROM jobs
WHERE id > :after AND (:state = '' OR state = :state)
ORDER BY id
LIMIT :limit

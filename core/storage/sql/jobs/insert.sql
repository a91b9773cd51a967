-- The same work once: a key that is there already stays as it is.
INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
VALUES (:kind, :key, :args, 'waiting', 0, :due, '', '', :now)
ON CONFLICT (kind, key) DO NOTHING

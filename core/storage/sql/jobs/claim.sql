-- The longest due first. A lease that has run out is due like any other.
UPDATE jobs SET state = 'leased', attempts = attempts + 1, due_at = :until, lease = :lease
WHERE id = (SELECT id FROM jobs WHERE state IN ('waiting', 'leased') AND due_at <= :now ORDER BY due_at, id LIMIT 1)
RETURNING id, kind, key, args, state, attempts, due_at, problem, created_at

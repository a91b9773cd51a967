SELECT id, kind, key, args, state, attempts, due_at, problem, created_at FROM jobs WHERE id = :id

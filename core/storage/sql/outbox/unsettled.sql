-- Saved here and not settled by the server, oldest first.
SELECT seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at,
       depends_on, base_at, row_id, done_rev
FROM outbox WHERE state IN ('pending', 'sent') ORDER BY seq LIMIT :limit

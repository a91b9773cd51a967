SELECT seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at,
       depends_on, base_at, row_id, done_rev
FROM outbox WHERE row_id = :row_id AND name = :name ORDER BY seq DESC LIMIT 1

-- Newest first; what a person has dismissed is left out.
SELECT seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at,
       depends_on, base_at, row_id, done_rev
FROM outbox WHERE hidden = 0 ORDER BY seq DESC LIMIT :limit

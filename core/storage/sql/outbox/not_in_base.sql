-- What the view shows on top of the confirmed rows: all whose effects are not among them, oldest first.
SELECT seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at,
       depends_on, base_at, row_id, done_rev
FROM outbox WHERE (done_rev > :cursor OR (done_rev = 0 AND seq > :settled)) AND state <> 'refused' ORDER BY seq

-- What a server that lost some time has to hear again, in the order in which it was decided.
SELECT seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at,
       depends_on, base_at, row_id, done_rev
FROM outbox WHERE state = 'accepted' ORDER BY seq

-- What a server that lost some time has to hear again, in the order in which it was decided: what it accepted, and what it
-- kept for the owner because the device had to go. Not what was asked for anew instead.
SELECT seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at,
       depends_on, base_at, row_id, done_rev
FROM outbox WHERE state = 'accepted' OR (state = 'refused' AND code = 'device_revoked' AND replaced_by = '') ORDER BY seq

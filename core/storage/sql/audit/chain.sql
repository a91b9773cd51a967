-- The whole chain, the oldest first.
SELECT id, at, actor, address, request_id, event, subject, subject_id, before, after, hash FROM audit ORDER BY id

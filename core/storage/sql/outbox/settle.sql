-- Once only: a verdict that arrives again changes nothing.
UPDATE outbox SET state = :state, code = :code, field = :field, fact = :fact, settled_at = :now, hidden = 0
WHERE command_id = :command AND state IN ('pending', 'sent')

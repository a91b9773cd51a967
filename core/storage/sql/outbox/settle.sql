-- Once only: a verdict that arrives again changes nothing.
UPDATE outbox SET state = :state, code = :code, field = :field, fact = :fact, settled_at = :now, hidden = 0,
       done_rev = :done_rev
WHERE command_id = :command AND state IN ('pending', 'sent')

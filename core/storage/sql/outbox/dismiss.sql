UPDATE outbox SET hidden = 1 WHERE command_id = :command AND hidden = 0 AND state IN ('accepted', 'refused')

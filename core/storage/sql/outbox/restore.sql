-- Dismissed by hand, and by nothing else.
UPDATE outbox SET hidden = 0 WHERE command_id = :command AND hidden = 1 AND replaced_by = ''

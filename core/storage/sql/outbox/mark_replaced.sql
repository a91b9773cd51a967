UPDATE outbox SET hidden = 1, replaced_by = :by WHERE command_id = :command AND state = 'refused'

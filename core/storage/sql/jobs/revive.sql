UPDATE jobs SET state = 'waiting', attempts = 0, due_at = :now WHERE id = :id AND state = 'dead'

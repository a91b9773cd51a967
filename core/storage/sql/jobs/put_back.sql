UPDATE jobs SET state = :state, attempts = :attempts, due_at = :due, lease = '', problem = :problem WHERE id = :id AND lease = :lease

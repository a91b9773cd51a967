UPDATE tasks SET status = :status, problem = :problem, updated_at = :now, rev = :rev WHERE id = :id

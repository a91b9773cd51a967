DELETE FROM task_calls WHERE task_id = :id

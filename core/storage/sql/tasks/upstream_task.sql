SELECT upstream_task FROM task_calls WHERE task_id = :id

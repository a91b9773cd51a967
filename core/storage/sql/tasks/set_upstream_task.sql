INSERT INTO task_calls (task_id, upstream_task) VALUES (:id, :upstream_task)
ON CONFLICT (task_id) DO UPDATE SET upstream_task = excluded.upstream_task

SELECT order_id FROM order_runs JOIN orders ON id = order_id
WHERE parent_id = :parent AND status IN ('pending', 'processing', 'in_progress')
ORDER BY run

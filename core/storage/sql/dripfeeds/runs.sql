SELECT order_id FROM order_runs WHERE parent_id = :parent ORDER BY run

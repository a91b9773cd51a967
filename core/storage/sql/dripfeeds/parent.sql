SELECT parent_id FROM order_runs WHERE order_id = :order

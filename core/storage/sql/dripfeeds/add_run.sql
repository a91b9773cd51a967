INSERT INTO order_runs (order_id, parent_id, run, rev) VALUES (:order, :parent, :run, :rev)

-- Its number is that of the posts before it, and one.
INSERT INTO order_runs (order_id, parent_id, run, rev)
VALUES (:order, :parent, (SELECT coalesce(max(run), 0) + 1 FROM order_runs WHERE parent_id = :parent), :rev)

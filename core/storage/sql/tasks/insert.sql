-- Without a number of its own, the row gets the next one.
INSERT INTO tasks (id, order_id, user_id, kind, status, requested_by, problem, created_at, updated_at, rev)
VALUES (:id, :order, :user, :kind, :status, :requested_by, :problem, :now, :now, :rev)
RETURNING id

INSERT INTO transfers (key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev)
VALUES (:key, :kind, :debit, :credit, :amount, :user, :order, :memo, :actor, :now, :rev)
RETURNING id

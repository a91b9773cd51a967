UPDATE users
SET balance = :balance, on_hold = :on_hold, spent = :spent, order_count = :order_count, updated_at = :now, rev = :rev
WHERE id = :id

UPDATE orders
SET status = :status, start_count = :start_count, remains = :remains, refunded = :refunded, updated_at = :now, rev = :rev
WHERE id = :id

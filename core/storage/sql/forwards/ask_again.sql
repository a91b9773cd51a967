UPDATE forward_polls SET due_at = :due WHERE order_id = :order

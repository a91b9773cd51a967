SELECT order_id, source_id, provider_id, state, upstream_order, upstream_status, cost, problem, updated_at, rev
FROM order_forwards WHERE state = :state AND order_id < :after ORDER BY order_id DESC LIMIT :limit

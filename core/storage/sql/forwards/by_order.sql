SELECT order_id, source_id, provider_id, state, upstream_order, upstream_status, cost, problem, updated_at, rev
FROM order_forwards WHERE order_id = :order

SELECT order_id, source_id, provider_id, state, upstream_order, upstream_status, cost, problem, updated_at, rev
FROM order_forwards WHERE state IN ('ambiguous', 'asks', 'refused') AND provider_id = :provider
ORDER BY order_id DESC LIMIT :limit

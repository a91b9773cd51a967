UPDATE order_forwards
SET source_id = :source, provider_id = :provider, state = :state, upstream_order = :upstream_order, upstream_status = :upstream_status,
    cost = :cost, problem = :problem, updated_at = :now, rev = :rev
WHERE order_id = :order

INSERT INTO order_forwards (order_id, source_id, provider_id, state, upstream_order, upstream_status, cost, problem, updated_at, rev)
VALUES (:order, :source, :provider, :state, :upstream_order, :upstream_status, :cost, :problem, :now, :rev)

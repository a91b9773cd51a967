-- The longest not asked after first; the provider's number is what is asked for.
SELECT forward_polls.order_id, upstream_order
FROM forward_polls JOIN order_forwards ON order_forwards.order_id = forward_polls.order_id
WHERE forward_polls.provider_id = :provider AND due_at <= :now
ORDER BY due_at, forward_polls.order_id
LIMIT :limit

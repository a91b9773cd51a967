-- The longest not asked after first; the provider's number is what is asked for. Posts have no order of ours before the
-- first answer, and come with that of their subscription.
SELECT forward_polls.order_id AS order_id, upstream_order, 0 AS is_post, due_at
FROM forward_polls JOIN order_forwards ON order_forwards.order_id = forward_polls.order_id
WHERE forward_polls.provider_id = :provider AND due_at <= :now
UNION ALL
SELECT parent_id AS order_id, upstream_order, 1 AS is_post, due_at
FROM subscription_posts
WHERE provider_id = :provider AND due_at <= :now
ORDER BY due_at, order_id, upstream_order
LIMIT :limit

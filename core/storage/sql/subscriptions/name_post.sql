INSERT INTO subscription_posts (provider_id, upstream_order, parent_id, order_id, attempts, due_at)
VALUES (:provider, :upstream_order, :parent, NULL, 0, :due)

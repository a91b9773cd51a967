UPDATE subscription_posts SET order_id = :order, attempts = :attempts, due_at = :due
WHERE provider_id = :provider AND upstream_order = :upstream_order

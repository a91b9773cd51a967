SELECT parent_id, order_id, attempts FROM subscription_posts WHERE provider_id = :provider AND upstream_order = :upstream_order

-- Orders of ours that the provider has under this number.
SELECT order_id FROM order_forwards WHERE provider_id = :provider AND upstream_order = :upstream_order LIMIT 1

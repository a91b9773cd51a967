-- As orders/page, along the index on user: also with a status, since no customer has as many orders as a status has.
SELECT id, user_id, service_id, service_name, link, comments, quantity, charge, refunded, start_count, remains, status,
       placed_via, created_at, orders.updated_at AS updated_at, orders.rev AS rev, fields, runs, interval_minutes,
       order_dripfeeds.started AS started, order_dripfeeds.ended AS ended, parent_id,
       made, order_subscriptions.state AS subscription, order_subscriptions.ended AS posts_ended, awaited
FROM orders LEFT JOIN order_details ON order_details.order_id = id LEFT JOIN order_dripfeeds ON order_dripfeeds.order_id = id
     LEFT JOIN order_runs ON order_runs.order_id = id LEFT JOIN order_subscriptions ON order_subscriptions.order_id = id
WHERE user_id = :user AND id < :after
  AND (:status = '' OR status = :status)
  AND (:service = 0 OR service_id = :service)
  AND created_at >= :from AND created_at < :to
  AND (:pattern = '' OR link LIKE :pattern ESCAPE '!' OR id = :number OR lower(service_name) LIKE :pattern ESCAPE '!')
ORDER BY id DESC
LIMIT :limit

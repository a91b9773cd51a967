-- A finished order has kept what it did not give back; an open one has kept nothing yet.
SELECT 'order_deliveries' AS what, 'order ' || o.id AS subject, coalesce(t.total, 0) AS stored, CASE WHEN o.status IN ('partial', 'completed', 'canceled') THEN o.charge - o.refunded ELSE 0 END AS expected
FROM orders o
LEFT JOIN (SELECT order_id, sum(amount) AS total FROM transfers WHERE kind = 'order_delivered' GROUP BY order_id) AS t
       ON t.order_id = o.id
WHERE coalesce(t.total, 0) <> CASE WHEN o.status IN ('partial', 'completed', 'canceled') THEN o.charge - o.refunded ELSE 0 END
ORDER BY o.id

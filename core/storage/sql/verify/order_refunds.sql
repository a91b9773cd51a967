-- What each order says was given back, was.
SELECT 'order_refunds' AS what, 'order ' || o.id AS subject, coalesce(t.total, 0) AS stored, o.refunded AS expected
FROM orders o
LEFT JOIN (SELECT order_id, sum(amount) AS total FROM transfers WHERE kind = 'order_refund' GROUP BY order_id) AS t
       ON t.order_id = o.id
WHERE coalesce(t.total, 0) <> o.refunded
ORDER BY o.id

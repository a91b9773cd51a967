-- Each order's charge was held, once.
SELECT 'order_holds' AS what, 'order ' || o.id AS subject, coalesce(t.total, 0) AS stored, o.charge AS expected
FROM orders o
LEFT JOIN (SELECT order_id, sum(amount) AS total FROM transfers WHERE kind = 'order_hold' GROUP BY order_id) AS t
       ON t.order_id = o.id
WHERE coalesce(t.total, 0) <> o.charge
ORDER BY o.id

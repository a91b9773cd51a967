SELECT 'order_counts' AS what, 'user ' || u.id AS subject, u.order_count AS stored, coalesce(o.total, 0) AS expected
FROM users u
LEFT JOIN (SELECT user_id, count(*) AS total FROM orders GROUP BY user_id) AS o ON o.user_id = u.id
WHERE u.order_count <> coalesce(o.total, 0)
ORDER BY u.id

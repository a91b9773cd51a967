-- What is held for each customer, against the orders it is held for.
SELECT 'open_charges' AS what, 'user ' || u.id AS subject, u.on_hold AS stored, coalesce(o.total, 0) AS expected
FROM users u
LEFT JOIN (SELECT user_id, sum(charge) AS total FROM orders WHERE status IN ('pending', 'processing', 'in_progress')
           GROUP BY user_id) AS o ON o.user_id = u.id
WHERE u.on_hold <> coalesce(o.total, 0)
ORDER BY u.id

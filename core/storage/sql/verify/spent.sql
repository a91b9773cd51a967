-- What each customer has spent, against what was delivered to him.
SELECT 'spent' AS what, 'user ' || u.id AS subject, u.spent AS stored, coalesce(t.total, 0) AS expected
FROM users u
LEFT JOIN (SELECT user_id, sum(amount) AS total FROM transfers WHERE kind = 'order_delivered' GROUP BY user_id) AS t
       ON t.user_id = u.id
WHERE u.spent <> coalesce(t.total, 0)
ORDER BY u.id

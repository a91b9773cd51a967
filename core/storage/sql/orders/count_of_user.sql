-- One customer's orders, by status; a status that none of them has is missing.
SELECT status, count(*) AS orders
FROM orders
WHERE user_id = :user
GROUP BY status

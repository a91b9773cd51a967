-- What keeps a customer: how many rows name him, counted no further than it takes to say that there are many.
SELECT (SELECT count(*) FROM (SELECT 1 FROM orders WHERE user_id = :user LIMIT 100000) AS o) AS orders,
       (SELECT count(*) FROM (SELECT 1 FROM transfers WHERE user_id = :user LIMIT 100000) AS m) AS transfers,
       (SELECT count(*) FROM tickets WHERE user_id = :user AND status <> 'closed') AS open_tickets

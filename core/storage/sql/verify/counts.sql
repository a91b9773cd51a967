SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM services) AS services,
       (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM transfers) AS transfers,
       (SELECT count(*) FROM tickets) AS tickets, (SELECT count(*) FROM ticket_messages) AS messages

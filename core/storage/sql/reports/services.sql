SELECT o.day, CAST(o.service_id AS TEXT) AS key, s.name AS label, o.orders, o.quantity, o.charged, o.refunded
FROM (SELECT created_at / 86400000 AS day, service_id,
             count(*) AS orders, sum(quantity) AS quantity, sum(charge) AS charged, sum(refunded) AS refunded
      FROM orders
      WHERE created_at >= :from AND created_at < :to AND placed_via <> 'dripfeed'
      GROUP BY 1, 2) AS o
JOIN services s ON s.id = o.service_id

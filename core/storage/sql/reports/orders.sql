-- By the day on which they were placed, and how they stand now. Runs of drip-feeds are not orders that anybody placed.
SELECT created_at / 86400000 AS day, status AS key, '' AS label,
       count(*) AS orders,
       sum(quantity) AS quantity,
       sum(charge) AS charged,
       sum(refunded) AS refunded
FROM orders
WHERE created_at >= :from AND created_at < :to AND placed_via <> 'dripfeed'
GROUP BY 1, 2

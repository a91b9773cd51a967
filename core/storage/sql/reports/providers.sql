-- What providers have of the orders of a period, runs of drip-feeds included.
SELECT o.day, CAST(o.provider_id AS TEXT) AS key, p.name AS label, o.orders, o.quantity,
       CASE WHEN p.currency IN ('', :currency) THEN o.cost ELSE 0 END AS cost,
       CASE WHEN p.currency IN ('', :currency) THEN o.cost_unknown ELSE o.orders END AS cost_unknown
FROM (SELECT r.created_at / 86400000 AS day, f.provider_id,
             count(*) AS orders, sum(r.quantity) AS quantity, sum(coalesce(f.cost, 0)) AS cost,
             sum(CASE WHEN f.cost IS NULL THEN 1 ELSE 0 END) AS cost_unknown
      FROM orders r JOIN order_forwards f ON f.order_id = r.id
      WHERE r.created_at >= :from AND r.created_at < :to AND f.upstream_order <> ''
      GROUP BY 1, 2) AS o
JOIN providers p ON p.id = o.provider_id

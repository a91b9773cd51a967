-- What was delivered and what its providers took, by the day of delivery, along the index on the time. The cost of a drip-feed is that
-- of its runs. A cost in another currency than the shop's is as good as unknown.
SELECT d.day, '' AS key, '' AS label,
       count(*) AS orders,
       sum(d.amount) AS delivered,
       sum(coalesce(d.cost, 0)) AS cost,
       sum(d.amount - coalesce(d.cost, 0)) AS profit,
       sum(CASE WHEN d.handed_on > d.told THEN 1 ELSE 0 END) AS cost_unknown
FROM (SELECT m.created_at / 86400000 AS day, m.amount,
             (SELECT sum(CASE WHEN p.currency IN ('', :currency) THEN f.cost END)
              FROM order_forwards f LEFT JOIN providers p ON p.id = f.provider_id
              WHERE f.order_id IN (SELECT m.order_id UNION ALL SELECT r.order_id FROM order_runs r WHERE r.parent_id = m.order_id)) AS cost,
             (SELECT count(*) FROM order_forwards f
              WHERE f.upstream_order <> ''
                AND f.order_id IN (SELECT m.order_id UNION ALL SELECT r.order_id FROM order_runs r WHERE r.parent_id = m.order_id)) AS handed_on,
             (SELECT count(CASE WHEN p.currency IN ('', :currency) THEN f.cost END)
              FROM order_forwards f LEFT JOIN providers p ON p.id = f.provider_id
              WHERE f.upstream_order <> ''
                AND f.order_id IN (SELECT m.order_id UNION ALL SELECT r.order_id FROM order_runs r WHERE r.parent_id = m.order_id)) AS told
      FROM transfers m
      WHERE m.created_at >= :from AND m.created_at < :to AND m.kind = 'order_delivered') AS d
GROUP BY d.day

-- From the roll-ups, which know whole days.
SELECT day, '' AS key, '' AS label,
       sum(CASE WHEN name = 'orders.placed' THEN value ELSE 0 END) AS orders,
       sum(CASE WHEN name = 'orders.charge' THEN value ELSE 0 END) AS charged,
       sum(CASE WHEN name = 'transfers.order_delivered' THEN value ELSE 0 END) AS delivered,
       sum(CASE WHEN name = 'transfers.order_refund' THEN value ELSE 0 END) AS refunded,
       sum(CASE name WHEN 'transfers.child_panel' THEN value WHEN 'transfers.child_panel_refund' THEN -value ELSE 0 END) AS child_panels
FROM rollups
WHERE name IN ('orders.placed', 'orders.charge', 'transfers.order_delivered', 'transfers.order_refund', 'transfers.child_panel',
               'transfers.child_panel_refund')
  AND day >= :from / 86400000 AND day < :to / 86400000
GROUP BY day

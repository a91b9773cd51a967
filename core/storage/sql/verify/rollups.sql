-- Every roll-up, against the rows that its triggers count (0002_rollups.sql), in both directions.
SELECT 'rollups' AS what, name || ' on day ' || day AS subject, sum(stored) AS stored, sum(expected) AS expected
FROM (SELECT name, day, value AS stored, 0 AS expected FROM rollups
      UNION ALL SELECT 'orders.' || status, 0, 0, count(*) FROM orders GROUP BY status
      UNION ALL SELECT 'orders.placed', created_at / 86400000, 0, 1 FROM orders
      UNION ALL SELECT 'orders.charge', created_at / 86400000, 0, charge FROM orders
      UNION ALL SELECT 'transfers.' || kind, 0, 0, amount FROM transfers
                WHERE kind IN ('order_delivered', 'order_refund', 'manual_credit', 'child_panel', 'child_panel_refund')
      UNION ALL SELECT 'transfers.' || kind, created_at / 86400000, 0, amount FROM transfers
                WHERE kind IN ('order_delivered', 'order_refund', 'manual_credit', 'child_panel', 'child_panel_refund')
      UNION ALL SELECT 'users.' || state, 0, 0, count(*) FROM users GROUP BY state
      UNION ALL SELECT 'users.new', created_at / 86400000, 0, 1 FROM users
      UNION ALL SELECT 'users.balance', 0, 0, balance FROM users
      UNION ALL SELECT 'users.on_hold', 0, 0, on_hold FROM users
      UNION ALL SELECT 'tickets.' || status, 0, 0, count(*) FROM tickets GROUP BY status
      UNION ALL SELECT 'tickets.unread', 0, 0, 1 - read_by_staff FROM tickets
      UNION ALL SELECT 'services.enabled', 0, 0, enabled FROM services
      UNION ALL SELECT 'services.all', 0, 0, count(*) FROM services) AS sides
GROUP BY name, day
HAVING sum(stored) <> sum(expected)
ORDER BY name, day

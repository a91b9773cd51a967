-- Every month that a panel was paid for was paid by its customer, once, and nothing else was. What was cancelled came back,
-- month by month; nothing else did.
SELECT 'child_panels' AS what, subject, sum(stored) AS stored, sum(expected) AS expected
FROM (WITH RECURSIVE paid (id, user_id, state, months, month) AS (
          SELECT id, user_id, state, months, 1 FROM child_panels
          UNION ALL SELECT id, user_id, state, months, month + 1 FROM paid WHERE month < months)
      SELECT 'childpanel:' || id || ':' || month || ' of user ' || user_id AS subject, 1 AS stored, 0 AS expected FROM paid
      UNION ALL SELECT key || ' of user ' || user_id, 0, 1 FROM transfers WHERE kind = 'child_panel'
      UNION ALL SELECT t.key || ':refund of user ' || p.user_id, t.amount, 0
                FROM paid p JOIN transfers t ON t.key = 'childpanel:' || p.id || ':' || p.month
                WHERE p.state = 'canceled'
      UNION ALL SELECT key || ' of user ' || user_id, 0, amount FROM transfers WHERE kind = 'child_panel_refund') AS sides
GROUP BY subject
HAVING sum(stored) <> sum(expected)
ORDER BY subject

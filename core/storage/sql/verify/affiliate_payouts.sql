-- Every approved payout was paid once, and nothing else was.
SELECT 'affiliate_payouts' AS what, key AS subject, sum(stored) AS stored, sum(expected) AS expected
FROM (SELECT 'payout:' || id AS key, amount AS stored, 0 AS expected FROM affiliate_payouts WHERE state = 'approved'
      UNION ALL SELECT key, 0, amount FROM transfers WHERE kind = 'affiliate_payout') AS sides
GROUP BY key
HAVING sum(stored) <> sum(expected)
ORDER BY key

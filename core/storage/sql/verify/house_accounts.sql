-- The shop's own accounts, against the ledger, in both directions.
SELECT 'house_accounts' AS what, code AS subject, sum(stored) AS stored, sum(expected) AS expected
FROM (SELECT code, balance AS stored, 0 AS expected FROM accounts
      UNION ALL SELECT credit, 0, amount FROM transfers WHERE credit NOT LIKE 'liab:%'
      UNION ALL SELECT debit, 0, -amount FROM transfers WHERE debit NOT LIKE 'liab:%') AS sides
GROUP BY code
HAVING sum(stored) <> sum(expected)
ORDER BY code

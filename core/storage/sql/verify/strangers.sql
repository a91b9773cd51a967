-- Money in customers' accounts whose customer does not exist.
SELECT 'strangers' AS what, account AS subject, 0 AS stored, sum(amount) AS expected
FROM (SELECT credit AS account, amount FROM transfers UNION ALL SELECT debit, -amount FROM transfers) AS sides
WHERE account LIKE 'liab:%'
  AND account NOT IN (SELECT 'liab:customer:' || id FROM users UNION ALL SELECT 'liab:hold:' || id FROM users)
GROUP BY account
ORDER BY account

-- What each customer has, against what the ledger says.
SELECT 'balances' AS what, 'user ' || u.id AS subject, u.balance AS stored, coalesce(t.total, 0) AS expected
FROM users u
LEFT JOIN (SELECT account, sum(amount) AS total
           FROM (SELECT credit AS account, amount FROM transfers UNION ALL SELECT debit, -amount FROM transfers) AS sides
           GROUP BY account) AS t ON t.account = 'liab:customer:' || u.id
WHERE u.balance <> coalesce(t.total, 0)
ORDER BY u.id

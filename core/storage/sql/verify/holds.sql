-- What is held for each customer, against the ledger.
SELECT 'holds' AS what, 'user ' || u.id AS subject, u.on_hold AS stored, coalesce(t.total, 0) AS expected
FROM users u
LEFT JOIN (SELECT account, sum(amount) AS total
           FROM (SELECT credit AS account, amount FROM transfers UNION ALL SELECT debit, -amount FROM transfers) AS sides
           GROUP BY account) AS t ON t.account = 'liab:hold:' || u.id
WHERE u.on_hold <> coalesce(t.total, 0)
ORDER BY u.id

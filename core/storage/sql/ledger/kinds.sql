-- What moved in a period, along the index on the time.
SELECT kind, count(*) AS transfers, sum(amount) AS amount
FROM transfers
WHERE created_at >= :from AND created_at < :to
GROUP BY kind
ORDER BY kind

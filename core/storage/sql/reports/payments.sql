-- What came into customers' accounts and went out of them by anything but orders, along the index of that alone.
SELECT created_at / 86400000 AS day, kind AS key, '' AS label,
       count(*) AS payments,
       sum(CASE WHEN credit LIKE 'liab:customer:%' THEN amount ELSE 0 END) AS credited,
       sum(CASE WHEN debit LIKE 'liab:customer:%' THEN amount ELSE 0 END) AS debited
FROM transfers
WHERE kind NOT IN ('order_hold', 'order_delivered', 'order_refund') AND created_at >= :from AND created_at < :to
GROUP BY 1, 2

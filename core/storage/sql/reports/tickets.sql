SELECT created_at / 86400000 AS day, type AS key, '' AS label,
       count(*) AS opened,
       sum(CASE WHEN status = 'closed' THEN 1 ELSE 0 END) AS closed,
       sum(message_count) AS messages
FROM tickets
WHERE created_at >= :from AND created_at < :to
GROUP BY 1, 2

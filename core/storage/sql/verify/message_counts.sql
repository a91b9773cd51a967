SELECT 'message_counts' AS what, 'ticket ' || t.id AS subject, t.message_count AS stored, coalesce(m.total, 0) AS expected
FROM tickets t
LEFT JOIN (SELECT ticket_id, count(*) AS total FROM ticket_messages GROUP BY ticket_id) AS m ON m.ticket_id = t.id
WHERE t.message_count <> coalesce(m.total, 0)
ORDER BY t.id

-- A file is there for each row, and as long as the row says.
SELECT 'attachments' AS what, 'attachment ' || a.id AS subject, a.size AS stored, coalesce(length(f.bytes), 0) AS expected
FROM ticket_attachments a
LEFT JOIN attachment_files f ON f.attachment_id = a.id
WHERE a.size <> coalesce(length(f.bytes), 0)
ORDER BY a.id

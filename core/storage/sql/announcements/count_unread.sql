-- Of what announcements/page_running shows a customer at :now, what he has not read.
SELECT count(*) AS unread
FROM announcements
WHERE enabled = 1 AND starts_at <= :now AND (ends_at = 0 OR ends_at > :now)
  AND (audience = 'all' OR ',' || user_ids || ',' LIKE '%,' || :user || ',%')
  AND NOT EXISTS (SELECT 1 FROM announcement_reads WHERE announcement_id = announcements.id AND user_id = :user)

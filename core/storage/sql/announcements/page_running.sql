-- What a customer sees at :now, the last to begin first; :after_start and :after_id are those of the last one seen.
SELECT id, title, text, kind, starts_at, ends_at, audience, user_ids, enabled, created_at, updated_at, rev
FROM announcements
WHERE (starts_at, id) < (:after_start, :after_id)
  AND enabled = 1 AND starts_at <= :now AND (ends_at = 0 OR ends_at > :now)
  AND (audience = 'all' OR ',' || user_ids || ',' LIKE '%,' || :user || ',%')
ORDER BY starts_at DESC, id DESC
LIMIT :limit

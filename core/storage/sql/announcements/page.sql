-- Newest first; :after is the last one seen.
SELECT id, title, text, kind, starts_at, ends_at, audience, user_ids, enabled, created_at, updated_at, rev
FROM announcements
WHERE id < :after
  AND (:kind = '' OR kind = :kind)
  AND (:pattern = '' OR lower(title) LIKE :pattern ESCAPE '!' OR id = :number)
ORDER BY id DESC
LIMIT :limit

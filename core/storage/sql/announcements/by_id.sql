SELECT id, title, text, kind, starts_at, ends_at, audience, user_ids, enabled, created_at, updated_at, rev
FROM announcements WHERE id = :id

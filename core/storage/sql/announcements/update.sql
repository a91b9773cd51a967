UPDATE announcements
SET title = :title, text = :text, kind = :kind, starts_at = :from, ends_at = :until, audience = :audience, user_ids = :users,
    enabled = :enabled, updated_at = :now, rev = :rev
WHERE id = :id

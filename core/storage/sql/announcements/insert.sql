-- Without a number of its own, the row gets the next one.
INSERT INTO announcements (id, title, text, kind, starts_at, ends_at, audience, user_ids, enabled, created_at, updated_at, rev)
VALUES (:id, :title, :text, :kind, :from, :until, :audience, :users, :enabled, :now, :now, :rev)
RETURNING id

-- In the order in which they are shown.
SELECT id, slug, title, body, kind, published, position, created_at, updated_at, rev
FROM pages
WHERE (:kind = '' OR kind = :kind) AND (:published < 0 OR published = :published)
ORDER BY position, id

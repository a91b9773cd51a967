UPDATE pages
SET slug = :slug, title = :title, body = :body, kind = :kind, published = :published, position = :position, updated_at = :now,
    rev = :rev
WHERE id = :id

-- Without a number of its own, the row gets the next one.
INSERT INTO pages (id, slug, title, body, kind, published, position, created_at, updated_at, rev)
VALUES (:id, :slug, :title, :body, :kind, :published, :position, :now, :now, :rev)
RETURNING id

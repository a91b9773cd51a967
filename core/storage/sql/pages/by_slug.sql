SELECT id, slug, title, body, kind, published, position, created_at, updated_at, rev
FROM pages WHERE slug = :slug

SELECT id, name, position, enabled, rev FROM categories WHERE id = :id

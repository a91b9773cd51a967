SELECT id, name, position, enabled, rev FROM categories ORDER BY position, id

SELECT id, name, role, enabled, created_at FROM staff WHERE id = :id AND role <> 'removed'

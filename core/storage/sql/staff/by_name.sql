SELECT id, name, role, enabled, created_at FROM staff WHERE name = :name AND role <> 'removed'

SELECT id, name, role, enabled, created_at FROM staff WHERE role <> 'removed' ORDER BY id

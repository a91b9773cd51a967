SELECT id, name, role, enabled FROM staff ORDER BY id

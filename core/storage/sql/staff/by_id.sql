SELECT id, name, role, enabled FROM staff WHERE id = :id

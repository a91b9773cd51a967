SELECT id, name, role, enabled FROM staff WHERE name = :name

INSERT INTO staff (name, role, enabled, created_at, rev) VALUES (:name, :role, 1, :now, :rev) RETURNING id

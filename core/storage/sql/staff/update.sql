UPDATE staff SET name = :name, role = :role, enabled = :enabled, rev = :rev WHERE id = :id

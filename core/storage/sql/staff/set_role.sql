UPDATE staff SET role = :role, rev = :rev WHERE id = :id

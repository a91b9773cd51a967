UPDATE users SET updated_at = :now, rev = :rev WHERE id = :id

UPDATE users SET email = :email, email_key = :email_key, updated_at = :now, rev = :rev WHERE id = :id

UPDATE users
SET username = :username, username_key = :username_key, email = :email, email_key = :email_key, note = :note,
    updated_at = :now, rev = :rev
WHERE id = :id

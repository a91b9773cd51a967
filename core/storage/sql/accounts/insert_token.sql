INSERT INTO mail_tokens (token_hash, user_id, purpose, email, created_at, expires_at)
VALUES (:hash, :user, :purpose, :email, :now, :expires)

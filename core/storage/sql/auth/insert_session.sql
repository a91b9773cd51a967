INSERT INTO sessions (token_hash, kind, owner_id, created_at, expires_at) VALUES (:hash, :kind, :owner, :now, :expires)

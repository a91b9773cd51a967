INSERT INTO sessions (token_hash, kind, owner_id, created_at, expires_at, used_at, address, agent)
VALUES (:hash, :kind, :owner, :now, :expires, :now, :address, :agent)

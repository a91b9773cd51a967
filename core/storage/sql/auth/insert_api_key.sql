INSERT INTO api_keys (key_hash, user_id, name, prefix, revoked, created_at) VALUES (:hash, :user, :name, :prefix, 0, :now)
RETURNING id

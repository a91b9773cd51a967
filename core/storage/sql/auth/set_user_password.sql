INSERT INTO user_credentials (user_id, password_hash) VALUES (:id, :hash)
ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash

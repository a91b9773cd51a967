SELECT id, name, prefix, created_at FROM api_keys WHERE user_id = :user AND revoked = 0 ORDER BY id

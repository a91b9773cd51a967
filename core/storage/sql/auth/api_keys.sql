SELECT id, name, prefix, created_at, expires_at, used_at
FROM api_keys WHERE user_id = :user AND revoked = 0 AND (expires_at = 0 OR expires_at > :now) ORDER BY id

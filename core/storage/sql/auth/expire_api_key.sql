-- Never later than it expires anyway.
UPDATE api_keys SET expires_at = :expires
WHERE id = :id AND user_id = :user AND revoked = 0 AND (expires_at = 0 OR expires_at > :expires)

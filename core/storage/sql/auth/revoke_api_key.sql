UPDATE api_keys SET revoked = 1 WHERE id = :id AND user_id = :user AND revoked = 0

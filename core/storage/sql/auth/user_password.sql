SELECT password_hash FROM user_credentials WHERE user_id = :id

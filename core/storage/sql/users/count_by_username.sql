SELECT count(*) FROM users WHERE username_key = :key

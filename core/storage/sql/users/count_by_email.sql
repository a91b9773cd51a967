SELECT count(*) FROM users WHERE email_key = :key

INSERT INTO confirmed_emails (user_id, email_key, confirmed_at) VALUES (:user, :email_key, :now)
ON CONFLICT (user_id) DO UPDATE SET email_key = excluded.email_key, confirmed_at = excluded.confirmed_at

SELECT user_id, email, expires_at FROM mail_tokens WHERE token_hash = :hash AND purpose = :purpose AND expires_at > :now

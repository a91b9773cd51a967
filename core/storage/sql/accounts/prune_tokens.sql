DELETE FROM mail_tokens WHERE expires_at < :before

DELETE FROM mail_tokens WHERE user_id = :user AND purpose = :purpose

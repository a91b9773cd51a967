-- Links of this kind that were sent to this customer since then.
SELECT count(*) AS found FROM mail_tokens WHERE user_id = :user AND purpose = :purpose AND created_at > :since

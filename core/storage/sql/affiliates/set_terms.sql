INSERT INTO affiliate_terms (user_id, percent, enabled, rev) VALUES (:user, :percent, :enabled, :rev)
ON CONFLICT (user_id) DO UPDATE SET percent = excluded.percent, enabled = excluded.enabled, rev = excluded.rev

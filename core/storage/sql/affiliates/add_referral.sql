INSERT INTO referrals (user_id, affiliate_id, created_at, rev) VALUES (:user, :affiliate, :now, :rev)

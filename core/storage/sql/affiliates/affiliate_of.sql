SELECT affiliate_id FROM referrals WHERE user_id = :user

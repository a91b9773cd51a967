SELECT percent, enabled, rev FROM affiliate_terms WHERE user_id = :user

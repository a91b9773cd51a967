DELETE FROM user_rates WHERE user_id = :user

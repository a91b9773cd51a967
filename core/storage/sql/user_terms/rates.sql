SELECT service_id, rate FROM user_rates WHERE user_id = :user

SELECT discount FROM user_terms WHERE user_id = :user

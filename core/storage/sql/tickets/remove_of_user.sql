DELETE FROM tickets WHERE user_id = :user

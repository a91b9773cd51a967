DELETE FROM favourites WHERE user_id = :user AND service_id = :service

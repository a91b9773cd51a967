SELECT service_id FROM favourites WHERE user_id = :user ORDER BY created_at, service_id

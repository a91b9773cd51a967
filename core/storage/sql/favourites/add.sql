INSERT INTO favourites (user_id, service_id, created_at) VALUES (:user, :service, :now)
ON CONFLICT (user_id, service_id) DO NOTHING

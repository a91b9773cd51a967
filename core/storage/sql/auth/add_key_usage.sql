INSERT INTO api_key_usage (key_id, day, requests) VALUES (:id, :day, :requests)
ON CONFLICT (key_id, day) DO UPDATE SET requests = api_key_usage.requests + excluded.requests

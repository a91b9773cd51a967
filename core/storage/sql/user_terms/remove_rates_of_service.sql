DELETE FROM user_rates WHERE service_id = :service

INSERT INTO user_rates (code, user_id, service_id, rate, rev) VALUES (:code, :user, :service, :rate, :rev)
ON CONFLICT (code) DO UPDATE SET rate = excluded.rate, rev = excluded.rev

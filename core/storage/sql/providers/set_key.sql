INSERT INTO provider_keys (provider_id, sealed_key) VALUES (:provider, :sealed)
ON CONFLICT (provider_id) DO UPDATE SET sealed_key = excluded.sealed_key

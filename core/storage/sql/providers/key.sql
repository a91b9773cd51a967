SELECT sealed_key FROM provider_keys WHERE provider_id = :provider

SELECT id, service_id, provider_id, upstream_service, position, enabled, cost, updated_at, rev
FROM service_sources WHERE provider_id = :provider ORDER BY upstream_service, id

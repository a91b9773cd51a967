INSERT INTO service_sources (service_id, provider_id, upstream_service, position, enabled, cost, updated_at, rev)
VALUES (:service, :provider, :upstream_service, :position, :enabled, :cost, :now, :rev)
RETURNING id

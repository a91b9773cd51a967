-- The first that may be used, behind the one at this place.
SELECT service_sources.id AS id, service_id, provider_id, upstream_service, position, service_sources.enabled AS enabled, cost,
       service_sources.updated_at AS updated_at, service_sources.rev AS rev, follows_price, percent, fixed, step, follows_name, ends_service,
       runs_dripfeed, upstream_name, upstream_min, upstream_max, presence, waiting_cost
FROM service_sources JOIN providers ON providers.id = provider_id LEFT JOIN source_terms ON source_id = service_sources.id
WHERE service_id = :service AND service_sources.enabled = 1 AND providers.enabled = 1
  AND (position > :position OR (position = :position AND service_sources.id > :behind))
ORDER BY position, service_sources.id
LIMIT 1

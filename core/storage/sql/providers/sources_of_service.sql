SELECT id, service_id, provider_id, upstream_service, position, enabled, cost, updated_at, service_sources.rev AS rev, follows_price, percent, fixed, step, follows_name, ends_service,
       runs_dripfeed, upstream_name, upstream_min, upstream_max, presence, waiting_cost
FROM service_sources LEFT JOIN source_terms ON source_id = id
WHERE service_id = :service ORDER BY position, id

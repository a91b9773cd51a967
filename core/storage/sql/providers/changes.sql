-- Newest first; :after is the last one seen.
SELECT id, source_id, service_id, kind, old_value, new_value, actor, created_at
FROM source_changes WHERE provider_id = :provider AND id < :after ORDER BY id DESC LIMIT :limit

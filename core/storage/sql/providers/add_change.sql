INSERT INTO source_changes (provider_id, source_id, service_id, kind, old_value, new_value, actor, created_at)
VALUES (:provider, :source, :service, :kind, :old_value, :new_value, :actor, :now)

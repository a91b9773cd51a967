DELETE FROM source_changes WHERE created_at < :before

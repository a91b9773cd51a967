DELETE FROM source_terms WHERE source_id = :id

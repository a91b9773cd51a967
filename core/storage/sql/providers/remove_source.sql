DELETE FROM service_sources WHERE id = :id

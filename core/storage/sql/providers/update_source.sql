UPDATE service_sources SET position = :position, enabled = :enabled, cost = :cost, updated_at = :now, rev = :rev WHERE id = :id

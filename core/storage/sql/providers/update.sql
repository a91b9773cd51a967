UPDATE providers SET name = :name, url = :url, enabled = :enabled, alert_below = :alert_below, updated_at = :now, rev = :rev
WHERE id = :id

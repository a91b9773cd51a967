SELECT id, name, url, enabled, balance, currency, balance_at, alert_below, problem, created_at, updated_at, rev
FROM providers WHERE id = :id

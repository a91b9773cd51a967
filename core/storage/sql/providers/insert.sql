-- Without a number of its own, the row gets the next one.
INSERT INTO providers (id, name, url, enabled, balance, currency, balance_at, alert_below, problem, created_at, updated_at, rev)
VALUES (:id, :name, :url, :enabled, NULL, '', 0, :alert_below, '', :now, :now, :rev)
RETURNING id

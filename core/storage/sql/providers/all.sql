SELECT id, name, url, enabled, balance, currency, balance_at, alert_below, providers.problem AS problem, read_at,
       provider_lists.problem AS list_problem, created_at, updated_at, providers.rev AS rev
FROM providers LEFT JOIN provider_lists ON provider_id = id ORDER BY name, id

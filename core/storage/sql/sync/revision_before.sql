SELECT coalesce(max(rev), 0) AS rev FROM revision_days WHERE day < :day

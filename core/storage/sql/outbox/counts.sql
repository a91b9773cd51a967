SELECT (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sent')) AS pending,
       (SELECT count(*) FROM outbox WHERE state = 'refused' AND hidden = 0) AS refused

SELECT min(seq) AS seq FROM outbox WHERE state IN ('pending', 'sent')

DELETE FROM outbox WHERE state = 'accepted' AND settled_at < :before
AND seq <= (SELECT max(seq) FROM outbox) - :kept

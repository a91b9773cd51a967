-- Of a transaction that changed nothing that desks have.
UPDATE revision SET rev = :rev - 1 WHERE id = 1 AND rev = :rev

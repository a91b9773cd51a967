UPDATE revision SET rev = rev + 1 WHERE id = 1 RETURNING rev

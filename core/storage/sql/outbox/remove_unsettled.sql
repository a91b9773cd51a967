DELETE FROM outbox WHERE state IN ('pending', 'sent')

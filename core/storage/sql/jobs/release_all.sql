-- When a server starts, nobody else works this shop: what the last one was at is due at once.
UPDATE jobs SET state = 'waiting', due_at = :now, lease = '' WHERE state = 'leased'

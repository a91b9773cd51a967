-- Only what no server can have seen.
DELETE FROM outbox WHERE command_id = :command AND state = 'pending'

SELECT seq, command_id FROM outbox ORDER BY seq DESC LIMIT 1

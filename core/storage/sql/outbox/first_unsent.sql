SELECT command_id FROM outbox WHERE state = 'pending' ORDER BY seq LIMIT 1

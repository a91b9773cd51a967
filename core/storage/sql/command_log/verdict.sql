SELECT command_id, client_id, seq, code, field, fact, result, decided_at, rev
FROM command_results WHERE command_id = :command

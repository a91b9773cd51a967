INSERT INTO command_results (command_id, client_id, seq, status, code, field, fact, result, decided_at, rev)
VALUES (:command, :client, :seq, :status, :code, :field, :fact, :result, :now, :rev)

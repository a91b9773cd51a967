INSERT INTO commands (command_id, client_id, seq, body_hash, name, args, status, made_at, rev)
VALUES (:command, :client, :seq, :hash, :name, :args, :status, :made_at, :rev)

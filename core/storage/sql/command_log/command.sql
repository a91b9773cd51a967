SELECT command_id, client_id, seq, body_hash, name, args, made_at FROM commands WHERE command_id = :command

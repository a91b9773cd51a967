UPDATE clients SET last_seq = :seq, last_command_id = :command, last_rev = :rev, seen_at = :now WHERE client_id = :client

UPDATE command_results SET client_id = :client, seq = :seq, rev = :rev WHERE command_id = :command

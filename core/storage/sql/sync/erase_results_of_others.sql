DELETE FROM command_results WHERE client_id <> :client

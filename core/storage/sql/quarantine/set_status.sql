UPDATE quarantine SET status = :status, rev = :rev WHERE command_id = :command
